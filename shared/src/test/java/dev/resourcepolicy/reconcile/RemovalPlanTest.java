package dev.resourcepolicy.reconcile;

import static dev.resourcepolicy.reconcile.Samples.DESIRED;
import static dev.resourcepolicy.reconcile.Samples.FOREIGN;
import static dev.resourcepolicy.reconcile.Samples.UNREADABLE;
import static dev.resourcepolicy.reconcile.Samples.document;
import static dev.resourcepolicy.reconcile.Samples.present;
import static dev.resourcepolicy.reconcile.Samples.removing;
import static dev.resourcepolicy.reconcile.SharedSamples.drifted;
import static dev.resourcepolicy.reconcile.SharedSamples.restoring;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.PolicyState.Absent;
import dev.resourcepolicy.policy.PolicyState.Present;
import dev.resourcepolicy.policy.PolicyState.Several;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The decision table of Remove. */
final class RemovalPlanTest {
  private static final PolicyDocument OWN = document("A", "B");

  /** An expected step, short enough for a table. */
  enum Step {
    TAKE_OUT,
    DELETE,
    CLEAR,
    SKIP,
    REFUSE;

    static Step of(Plan plan) {
      return switch (plan) {
        case Plan.Put _ -> TAKE_OUT;
        case Plan.Delete _ -> DELETE;
        case Plan.Clear _ -> CLEAR;
        case Plan.Refuse _ -> REFUSE;
        case Plan.Keep keep -> {
          assertThat(keep.kind()).isEqualTo(Outcome.Kind.SKIPPED);
          yield SKIP;
        }
      };
    }
  }

  static Stream<Arguments> takesAwayWhatTheExtentSays() {
    return Stream.of(
        arguments(Extent.STATEMENTS, OWN, Step.DELETE),
        arguments(Extent.STATEMENTS, document("A", "B", "C"), Step.TAKE_OUT),
        arguments(Extent.STATEMENTS, document("C", "B"), Step.TAKE_OUT),
        arguments(Extent.STATEMENTS, document("A"), Step.DELETE),
        arguments(Extent.STATEMENTS, document("A", "A"), Step.TAKE_OUT),
        arguments(Extent.STATEMENTS, FOREIGN, Step.SKIP),
        arguments(Extent.STATEMENTS, UNREADABLE, Step.SKIP),
        arguments(Extent.DOCUMENT, OWN, Step.DELETE),
        arguments(Extent.DOCUMENT, document("A", "B", "C"), Step.SKIP),
        arguments(Extent.DOCUMENT, document("A"), Step.SKIP),
        arguments(Extent.DOCUMENT, FOREIGN, Step.SKIP),
        arguments(Extent.DOCUMENT, UNREADABLE, Step.SKIP),
        arguments(Extent.ANYTHING, OWN, Step.DELETE),
        arguments(Extent.ANYTHING, document("A", "B", "C"), Step.DELETE),
        arguments(Extent.ANYTHING, FOREIGN, Step.DELETE),
        arguments(Extent.ANYTHING, UNREADABLE, Step.DELETE));
  }

  @ParameterizedTest
  @MethodSource
  void takesAwayWhatTheExtentSays(Extent extent, PolicyDocument found, Step expected) {
    Present observed = present(found, "7");

    Plan plan = Plan.of(removing(OWN, extent), observed);

    assertThat(Step.of(plan)).isEqualTo(expected);
    if (plan instanceof Plan.Write write) {
      assertThat(write.expected()).isEqualTo(observed);
    }
  }

  static Stream<Arguments> takesAwayNoMoreThanItsOwnInDoubt() {
    return Stream.of(
        arguments(Extent.STATEMENTS, OWN, Step.DELETE),
        arguments(Extent.STATEMENTS, document("A", "B", "C"), Step.SKIP),
        arguments(Extent.ANYTHING, OWN, Step.DELETE),
        arguments(Extent.ANYTHING, FOREIGN, Step.SKIP),
        arguments(Extent.DOCUMENT, FOREIGN, Step.SKIP),
        arguments(Extent.SIDS, document("A", "B", "C"), Step.TAKE_OUT),
        arguments(Extent.SIDS, drifted(document("A", "C")), Step.SKIP));
  }

  @ParameterizedTest
  @MethodSource
  void takesAwayNoMoreThanItsOwnInDoubt(Extent extent, PolicyDocument found, Step expected) {
    Intent.Remove doubted = removing(OWN, extent, Doubt.UNCONFIRMED);

    assertThat(Step.of(Plan.of(doubted, present(found, "7")))).isEqualTo(expected);
    assertThat(Step.of(Plan.of(doubted.certain(), present(found, "7"))))
        .isEqualTo(Step.of(Plan.of(removing(OWN, extent), present(found, "7"))));
  }

  @Test
  void leavesForeignStatementsAsTheyWere() {
    Plan plan =
        Plan.of(removing(OWN, Extent.STATEMENTS), present(document("X", "A", "Y", "B"), "7"));

    assertThat(plan)
        .isInstanceOfSatisfying(
            Plan.Put.class,
            put -> {
              assertThat(put.desired().document()).isEqualTo(document("X", "Y"));
              assertThat(put.detail()).contains("Own statements were taken out: 2", "place: 2");
            });
  }

  @ParameterizedTest
  @EnumSource(Extent.class)
  void hasNothingToDoWhereNoPolicyIs(Extent extent) {
    assertThat(Step.of(Plan.of(removing(OWN, extent), new Absent()))).isEqualTo(Step.SKIP);
  }

  @Test
  @Tag("scenario-27")
  void saysThatAForeignPolicyWasLeftAlone() {
    assertThat(Plan.of(removing(DESIRED, Extent.STATEMENTS), present(FOREIGN, "7")))
        .isInstanceOfSatisfying(
            Plan.Keep.class, keep -> assertThat(keep.detail()).contains("SKIPPED_FOREIGN"));
  }

  @ParameterizedTest
  @EnumSource(Extent.class)
  void removesNoRevisionButTheExpectedOne(Extent extent) {
    Plan current = Plan.of(removing(OWN, extent, "7"), present(OWN, "7"));
    Plan stale = Plan.of(removing(OWN, extent, "6"), present(OWN, "7"));

    assertThat(Step.of(current)).isEqualTo(Step.DELETE);
    assertThat(stale)
        .isInstanceOfSatisfying(
            Plan.Refuse.class,
            refuse -> assertThat(refuse.reason()).contains("current revision is 7"));
  }

  @Test
  void removesTheOneOfSeveralThatTheRequestNames() {
    Present named = present(FOREIGN, "b/1");
    PolicyState several = new Several(List.of(present(OWN, "a/1"), named));

    assertThat(Plan.of(removing(DESIRED, Extent.ANYTHING, "b/1"), several))
        .isInstanceOfSatisfying(
            Plan.Delete.class, delete -> assertThat(delete.expected()).isEqualTo(named));
  }

  @Test
  void putsBackWhatItReplacedInThePlaceOfTheLastOfItsTwins() {
    PolicyState twins = new Several(List.of(present(OWN, "a/1"), present(OWN, "b/1")));

    assertThat(Plan.of(restoring(OWN, Extent.STATEMENTS, FOREIGN), twins))
        .isInstanceOfSatisfying(
            Plan.Clear.class, clear -> assertThat(clear.step()).isInstanceOf(Plan.Delete.class));
  }

  @Test
  void removesNoneOfItsTwinsWhenAnotherRevisionThanTheFirstIsExpected() {
    PolicyState twins = new Several(List.of(present(OWN, "a/1"), present(OWN, "b/1")));

    assertThat(Step.of(Plan.of(removing(OWN, Extent.STATEMENTS, "b/1"), twins)))
        .isEqualTo(Step.REFUSE);
  }

  static Stream<Arguments> touchesOnlyItsOwnAmongSeveral() {
    Present foreign = present(FOREIGN, "a/1");
    Present mixed = present(document("X", "A"), "b/1");
    Present own = present(OWN, "c/1");
    Present twin = present(OWN, "d/1");
    return Stream.of(
        arguments(Extent.STATEMENTS, List.of(mixed, own), Step.CLEAR, mixed),
        arguments(Extent.DOCUMENT, List.of(own, foreign, twin), Step.CLEAR, own),
        arguments(Extent.ANYTHING, List.of(own, foreign, twin), Step.CLEAR, own),
        arguments(Extent.STATEMENTS, List.of(foreign, own), Step.DELETE, own),
        arguments(Extent.STATEMENTS, List.of(foreign, mixed), Step.TAKE_OUT, mixed),
        arguments(Extent.STATEMENTS, List.of(foreign, foreign), Step.SKIP, foreign),
        arguments(Extent.DOCUMENT, List.of(foreign, own), Step.DELETE, own),
        arguments(Extent.DOCUMENT, List.of(foreign, mixed), Step.SKIP, foreign),
        arguments(Extent.ANYTHING, List.of(foreign, own), Step.DELETE, own),
        arguments(Extent.ANYTHING, List.of(foreign, mixed), Step.SKIP, foreign));
  }

  @ParameterizedTest
  @MethodSource
  void touchesOnlyItsOwnAmongSeveral(
      Extent extent, List<Present> policies, Step expected, Present touched) {
    PolicyState observed = new Several(policies);

    Plan plan = Plan.of(removing(OWN, extent), observed);

    assertThat(Step.of(plan)).isEqualTo(expected);
    if (plan instanceof Plan.Write write) {
      assertThat(write.expected()).isEqualTo(touched);
    }
  }
}
