package dev.resourcepolicy.reconcile;

import static dev.resourcepolicy.reconcile.Samples.UNREADABLE;
import static dev.resourcepolicy.reconcile.Samples.document;
import static dev.resourcepolicy.reconcile.Samples.present;
import static dev.resourcepolicy.reconcile.SharedSamples.along;
import static dev.resourcepolicy.reconcile.SharedSamples.claim;
import static dev.resourcepolicy.reconcile.SharedSamples.creating;
import static dev.resourcepolicy.reconcile.SharedSamples.drifted;
import static dev.resourcepolicy.reconcile.SharedSamples.old;
import static dev.resourcepolicy.reconcile.SharedSamples.over;
import static dev.resourcepolicy.reconcile.SharedSamples.repairing;
import static dev.resourcepolicy.reconcile.SharedSamples.updating;
import static dev.resourcepolicy.reconcile.SharedSamples.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.resourcepolicy.policy.Claim;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyState.Absent;
import dev.resourcepolicy.policy.PolicyState.Expected;
import dev.resourcepolicy.policy.PolicyState.Present;
import dev.resourcepolicy.reconcile.Intent.Foreign;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The decision table of Share. */
final class SharingPlanTest {
  private static final PolicyDocument A = document("A");
  private static final PolicyDocument FOREIGN_A = drifted(A);

  private static PolicyDocument join(PolicyDocument one, PolicyDocument other) {
    return one.with(List.of(new Claim(List.of(), other.statements())));
  }

  static Stream<Arguments> puts() {
    PolicyDocument mixed = join(FOREIGN_A, document("X"));
    return Stream.of(
        arguments(creating("A"), new Absent(), A),
        arguments(over("NO_POLICY", creating("A")), new Absent(), A),
        arguments(along(creating("A"), claim("B")), new Absent(), document("A", "B")),
        arguments(creating("A"), present(document("X"), "7"), document("X", "A")),
        arguments(over("7", creating("A")), present(document("X"), "7"), document("X", "A")),
        arguments(
            along(creating("A"), claim("B"), claim("C")),
            present(document("C", "X"), "7"),
            document("C", "X", "A", "B")),
        // Whether a stranger's change is overwritten is for its owner to say.
        arguments(
            along(creating("A"), claim("B", "C")),
            present(drifted(document("B")), "7"),
            join(drifted(document("B")), document("A", "C"))),
        arguments(
            along(creating("A"), new Claim(document("B").statements(), document("B").statements())),
            present(drifted(document("B")), "7"),
            join(drifted(document("B")), document("A"))),
        arguments(
            along(creating("A"), new Claim(document("B").statements(), List.of())),
            present(document("B", "X"), "7"),
            document("X", "A")),
        arguments(
            with(Foreign.REPLACE, Foreign.REFUSE, creating("A")),
            present(mixed, "7"),
            document("A", "X")),
        arguments(updating(A, document("B")), present(document("A", "X"), "7"), document("X", "B")),
        arguments(updating(FOREIGN_A, A), present(mixed, "7"), document("A", "X")),
        arguments(
            with(Foreign.REFUSE, Foreign.REFUSE, updating(FOREIGN_A, A)),
            present(mixed, "7"),
            document("A", "X")),
        arguments(repairing(A), present(mixed, "7"), document("A", "X")),
        arguments(repairing(A), present(document("X"), "7"), document("X", "A")),
        arguments(updating(A, A), new Absent(), A),
        // Nobody else is there whose statements another Version would change.
        arguments(updating(A, old(document("B"))), present(A, "7"), old(document("B"))),
        arguments(repairing(A), present(old(A), "7"), A));
  }

  @ParameterizedTest
  @MethodSource
  void puts(Intent.Share share, Expected observed, PolicyDocument merged) {
    assertThat(Plan.of(share, observed))
        .isInstanceOfSatisfying(
            Plan.Put.class,
            put -> {
              assertThat(put.desired()).isEqualTo(share.desired().with(merged));
              assertThat(put.expected()).isEqualTo(observed);
            });
  }

  static Stream<Arguments> keeps() {
    PolicyDocument both = document("X", "A");
    return Stream.of(
        arguments(creating("A"), both, Outcome.Kind.ADOPTED),
        arguments(over("6", creating("A")), both, Outcome.Kind.ADOPTED),
        arguments(along(creating("A"), claim("B")), both, Outcome.Kind.ADOPTED),
        arguments(updating(document("Old"), A), both, Outcome.Kind.UNCHANGED),
        arguments(repairing(A), both, Outcome.Kind.UNCHANGED));
  }

  @ParameterizedTest
  @MethodSource
  void keeps(Intent.Share share, PolicyDocument observed, Outcome.Kind kind) {
    Present present = present(observed, "7");

    assertThat(Plan.of(share, present))
        .isInstanceOfSatisfying(
            Plan.Keep.class,
            keep -> {
              assertThat(keep.kind()).isEqualTo(kind);
              assertThat(keep.revision()).contains(present.revision());
            });
  }

  static Stream<Arguments> refuses() {
    PolicyDocument mixed = join(FOREIGN_A, document("X"));
    Intent.Share careful = with(Foreign.REPLACE, Foreign.REFUSE, updating(A, document("A", "B")));
    return Stream.of(
        arguments(creating("A"), mixed, "already has \"A\", which this resource did not put there"),
        arguments(creating("A", "X"), mixed, "already has \"A\","),
        arguments(updating(document("Old"), A), mixed, "set OnExisting to Replace"),
        arguments(careful, mixed, "somebody else changed \"A\" and OnDrift is Refuse"),
        arguments(creating("A"), UNREADABLE, "cannot be read"),
        arguments(creating("A"), old(document("X")), "has Version 2008-10-17"),
        arguments(creating("A"), old(A), "has Version 2008-10-17"),
        arguments(updating(A, A), old(document("A", "X")), "has Version 2008-10-17"),
        arguments(over("6", creating("A")), document("X"), "current revision is 7"),
        arguments(over("NO_POLICY", creating("A")), document("X"), "current revision is 7"));
  }

  @ParameterizedTest
  @MethodSource
  void refuses(Intent.Share share, PolicyDocument observed, String why) {
    assertThat(Plan.of(share, present(observed, "7")))
        .isInstanceOfSatisfying(
            Plan.Refuse.class, refuse -> assertThat(refuse.reason()).contains(why));
  }

  @Test
  void refusesWhereAnotherRevisionThanNoneIsExpected() {
    assertThat(Plan.of(over("7", creating("A")), new Absent())).isInstanceOf(Plan.Refuse.class);
  }

  /** The way back from an Update that was refused because B is somebody else's. */
  @Test
  void sparesInARollbackWhatItWasRefused() {
    PolicyDocument shared = join(A, drifted(document("B")));

    assertThat(Plan.of(updating(document("B"), A), present(shared, "7")))
        .isInstanceOfSatisfying(
            Plan.Keep.class,
            keep -> assertThat(keep.detail()).contains("Left there", "put there: \"B\"."));
  }

  @Test
  void saysHowManyStatementsAreWhose() {
    assertThat(Plan.of(creating("A", "B"), present(document("X"), "7")))
        .isInstanceOfSatisfying(
            Plan.Put.class,
            put -> {
              assertThat(put.detail())
                  .isEqualTo("Own statements: 2. Statements of others, left in place: 1.");
              assertThat(put.difference().lines()).hasSize(2);
            });
  }
}
