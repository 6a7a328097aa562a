package dev.resourcepolicy.reconcile;

import static dev.resourcepolicy.reconcile.Samples.UNREADABLE;
import static dev.resourcepolicy.reconcile.Samples.document;
import static dev.resourcepolicy.reconcile.Samples.present;
import static dev.resourcepolicy.reconcile.SharedSamples.creating;
import static dev.resourcepolicy.reconcile.SharedSamples.drifted;
import static dev.resourcepolicy.reconcile.SharedSamples.old;
import static dev.resourcepolicy.reconcile.SharedSamples.over;
import static dev.resourcepolicy.reconcile.SharedSamples.repairing;
import static dev.resourcepolicy.reconcile.SharedSamples.updating;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.PolicyState.Present;
import dev.resourcepolicy.policy.PolicyState.Several;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The decision table of Share where a target carries several policies. */
final class SharingOneOfSeveralTest {
  private static final PolicyDocument A = document("A");
  private static final PolicyDocument FOREIGN_A = drifted(A);

  static Stream<Arguments> findsThePolicyToShareAmongSeveral() {
    Present other = present(document("X"), "a/1");
    Present same = present(FOREIGN_A, "b/1");
    Present own = present(document("A", "Y"), "c/1");
    Present older = present(old(document("Z")), "d/1");
    Intent.Share update = updating(A, document("A", "B"));
    return Stream.of(
        arguments(updating(A, document("B")), List.of(same, own), own),
        arguments(repairing(document("A", "B")), List.of(other, same, own), own),
        arguments(update, List.of(other, same), same),
        arguments(creating("A", "B"), List.of(same, own), own),
        arguments(over("a/1", creating("B")), List.of(same, other), other),
        arguments(creating("B"), List.of(older, other, same), other));
  }

  @ParameterizedTest
  @MethodSource
  void findsThePolicyToShareAmongSeveral(
      Intent.Share share, List<Present> policies, Present expected) {
    assertThat(Plan.of(share, new Several(policies)))
        .isInstanceOfSatisfying(
            Plan.Put.class, put -> assertThat(put.expected()).isEqualTo(expected));
  }

  static Stream<Arguments> takesOutWhatIsThereTwice() {
    Present own = present(A, "a/1");
    Present mixed = present(document("X", "A"), "b/1");
    Present twin = present(A, "c/1");
    Present released = present(document("B", "X"), "d/1");
    Intent.Share update = updating(document("A", "B"), A);
    return Stream.of(
        arguments(creating("A"), List.of(own, mixed), mixed, Optional.of(document("X"))),
        arguments(repairing(A), List.of(own, twin), twin, Optional.empty()),
        arguments(update, List.of(own, released), released, Optional.of(document("X"))));
  }

  @ParameterizedTest
  @MethodSource
  void takesOutWhatIsThereTwice(
      Intent.Share share, List<Present> policies, Present twin, Optional<PolicyDocument> rest) {
    assertThat(Plan.of(share, new Several(policies)))
        .isInstanceOfSatisfying(
            Plan.Clear.class,
            clear -> {
              assertThat(clear.expected()).isEqualTo(twin);
              assertThat(clear.detail()).contains("twice");
              assertThat(written(clear.step())).isEqualTo(rest);
            });
  }

  private static Optional<PolicyDocument> written(Plan.Write step) {
    return step instanceof Plan.Put put ? Optional.of(put.desired().document()) : Optional.empty();
  }

  @Test
  void leavesForeignStatementsOfItsSidElsewhere() {
    var several = new Several(List.of(present(A, "a/1"), present(FOREIGN_A, "b/1")));

    assertThat(Plan.of(creating("A"), several)).isInstanceOf(Plan.Keep.class);
  }

  static Stream<PolicyState> refusesToGuessAmongSeveral() {
    return Stream.of(
        new Several(List.of(present(old(A), "a/1"), present(UNREADABLE, "b/1"))),
        new Several(List.of(present(old(document("X")), "a/1"), present(UNREADABLE, "b/1"))),
        new Several(List.of(present(document("X"), "a/1"), present(FOREIGN_A, "b/1"))));
  }

  @ParameterizedTest
  @MethodSource
  void refusesToGuessAmongSeveral(PolicyState several) {
    assertThat(Plan.of(creating("A"), several)).isInstanceOf(Plan.Refuse.class);
  }

  @Test
  void leavesAStatementWhereItIsUntilItIsInThePolicyToShare() {
    PolicyDocument both = document("A", "B");
    Present shared = present(document("B"), "a/1");
    var several = new Several(List.of(shared, present(A, "b/1")));

    assertThat(Plan.of(updating(both, both), several))
        .isInstanceOfSatisfying(
            Plan.Put.class, put -> assertThat(put.expected()).isEqualTo(shared));
  }
}
