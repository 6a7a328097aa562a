package dev.resourcepolicy.reconcile;

import static dev.resourcepolicy.reconcile.Samples.DESIRED;
import static dev.resourcepolicy.reconcile.Samples.FOREIGN;
import static dev.resourcepolicy.reconcile.Samples.PREVIOUS;
import static dev.resourcepolicy.reconcile.Samples.UNREADABLE;
import static dev.resourcepolicy.reconcile.Samples.creating;
import static dev.resourcepolicy.reconcile.Samples.present;
import static dev.resourcepolicy.reconcile.Samples.repairing;
import static dev.resourcepolicy.reconcile.Samples.replacing;
import static dev.resourcepolicy.reconcile.Samples.updating;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.resourcepolicy.policy.PolicyDifference;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.PolicyState.Absent;
import dev.resourcepolicy.policy.PolicyState.Present;
import dev.resourcepolicy.policy.PolicyState.Several;
import dev.resourcepolicy.reconcile.Intent.Foreign;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The decision table of Apply; that of Remove is {@link RemovalPlanTest}. */
final class PlanTest {
  private static final Absent ABSENT = new Absent();
  private static final Present EQUAL = present(DESIRED, "7");
  private static final Present OLD = present(PREVIOUS, "7");
  private static final Present STRANGE = present(FOREIGN, "7");
  private static final Present GARBLED = present(UNREADABLE, "7");

  /** An expected step, short enough for a table. */
  enum Step {
    PUT,
    CLEAR,
    REFUSE,
    ADOPTED,
    UNCHANGED;

    static Step of(Plan plan) {
      return switch (plan) {
        case Plan.Put _ -> PUT;
        case Plan.Clear _ -> CLEAR;
        case Plan.Refuse _ -> REFUSE;
        case Plan.Keep keep -> valueOf(keep.kind().name());
        case Plan.Delete _ -> throw new AssertionError("an apply deletes nothing");
      };
    }
  }

  static Stream<Arguments> appliesToOnePolicy() {
    return Stream.of(
        arguments("Create", creating(Foreign.REFUSE), ABSENT, Step.PUT),
        arguments("Create", creating(Foreign.REFUSE), EQUAL, Step.ADOPTED),
        arguments("Create", creating(Foreign.REFUSE), STRANGE, Step.REFUSE),
        arguments("Create", creating(Foreign.REFUSE), GARBLED, Step.REFUSE),
        arguments("Create, Replace", creating(Foreign.REPLACE), ABSENT, Step.PUT),
        arguments("Create, Replace", creating(Foreign.REPLACE), EQUAL, Step.ADOPTED),
        arguments("Create, Replace", creating(Foreign.REPLACE), STRANGE, Step.PUT),
        arguments("Create, Replace", creating(Foreign.REPLACE), GARBLED, Step.PUT),
        arguments("Update", updating(Foreign.REPLACE), ABSENT, Step.PUT),
        arguments("Update", updating(Foreign.REPLACE), EQUAL, Step.UNCHANGED),
        arguments("Update", updating(Foreign.REPLACE), OLD, Step.PUT),
        arguments("Update", updating(Foreign.REPLACE), STRANGE, Step.PUT),
        arguments("Update", updating(Foreign.REPLACE), GARBLED, Step.PUT),
        arguments("Update, Refuse", updating(Foreign.REFUSE), ABSENT, Step.PUT),
        arguments("Update, Refuse", updating(Foreign.REFUSE), EQUAL, Step.UNCHANGED),
        arguments("Update, Refuse", updating(Foreign.REFUSE), OLD, Step.PUT),
        arguments("Update, Refuse", updating(Foreign.REFUSE), STRANGE, Step.REFUSE),
        arguments("Update, Refuse", updating(Foreign.REFUSE), GARBLED, Step.REFUSE),
        arguments("check", repairing(Foreign.REPLACE), ABSENT, Step.PUT),
        arguments("check", repairing(Foreign.REPLACE), EQUAL, Step.UNCHANGED),
        arguments("check", repairing(Foreign.REPLACE), STRANGE, Step.PUT),
        arguments("check, Refuse", repairing(Foreign.REFUSE), STRANGE, Step.REFUSE),
        arguments("over a current revision", replacing("7"), STRANGE, Step.PUT),
        arguments("over a stale revision", replacing("6"), STRANGE, Step.REFUSE),
        arguments("over a stale revision", replacing("6"), EQUAL, Step.ADOPTED),
        arguments("over a revision that is gone", replacing("7"), ABSENT, Step.REFUSE),
        arguments("over no policy", replacing("NO_POLICY"), ABSENT, Step.PUT),
        arguments("over no policy", replacing("NO_POLICY"), STRANGE, Step.REFUSE));
  }

  @ParameterizedTest(name = "{0} on {2}: {3}")
  @MethodSource
  void appliesToOnePolicy(String what, Intent.Apply apply, PolicyState observed, Step expected) {
    Plan plan = Plan.of(apply, observed);

    assertThat(Step.of(plan)).as(what).isEqualTo(expected);
    if (plan instanceof Plan.Put put) {
      assertThat(put.expected()).isEqualTo(observed);
      assertThat(put.desired()).isEqualTo(apply.desired());
    }
  }

  @Test
  void keepsTheRevisionOfAnEquivalentPolicy() {
    assertThat(Plan.of(creating(Foreign.REFUSE), EQUAL))
        .isInstanceOfSatisfying(
            Plan.Keep.class, keep -> assertThat(keep.revision()).contains(EQUAL.revision()));
  }

  @Test
  void namesTheCurrentRevisionWhenAnotherWasExpected() {
    assertThat(reason(Plan.of(replacing("6"), STRANGE))).contains("6", "current revision is 7");
    assertThat(reason(Plan.of(replacing("7"), ABSENT))).contains("current revision is NO_POLICY");
  }

  @Test
  void namesThePropertyThatWouldAllowIt() {
    assertThat(reason(Plan.of(creating(Foreign.REFUSE), STRANGE)))
        .contains("OnExisting to Replace");
    assertThat(reason(Plan.of(updating(Foreign.REFUSE), STRANGE))).contains("OnDrift to Overwrite");
  }

  @Test
  void saysWhyItReplacesAForeignPolicy() {
    assertThat(detail(creating(Foreign.REPLACE))).contains("OnExisting allows");
    assertThat(detail(updating(Foreign.REPLACE))).contains("OnDrift allows");
    assertThat(detail(repairing(Foreign.REPLACE))).contains("drifted, and was put back");
  }

  static Stream<Arguments> findsItsOwnAmongSeveral() {
    var foreign = present(FOREIGN, "a/1");
    var old = present(PREVIOUS, "b/1");
    var equal = present(DESIRED, "c/1");
    return Stream.of(
        arguments(creating(Foreign.REPLACE), List.of(foreign, equal), Step.ADOPTED, equal),
        arguments(updating(Foreign.REPLACE), List.of(foreign, equal), Step.UNCHANGED, equal),
        arguments(updating(Foreign.REFUSE), List.of(foreign, old), Step.PUT, old),
        arguments(replacing("a/1"), List.of(old, foreign), Step.PUT, foreign));
  }

  @ParameterizedTest
  @MethodSource
  void findsItsOwnAmongSeveral(
      Intent.Apply apply, List<Present> policies, Step expected, Present own) {
    Plan plan = Plan.of(apply, new Several(policies));

    assertThat(Step.of(plan)).isEqualTo(expected);
    switch (plan) {
      case Plan.Put put -> assertThat(put.expected()).isEqualTo(own);
      case Plan.Keep keep -> assertThat(keep.revision()).contains(own.revision());
      case Plan.Delete _, Plan.Clear _, Plan.Refuse _ -> throw new AssertionError(plan);
    }
  }

  static Stream<Arguments> deletesWhatIsThereTwice() {
    var foreign = present(FOREIGN, "a/1");
    var old = present(PREVIOUS, "b/1");
    var older = present(PREVIOUS, "c/1");
    var equal = present(DESIRED, "d/1");
    var other = present(DESIRED, "e/1");
    return Stream.of(
        arguments(creating(Foreign.REFUSE), List.of(foreign, equal, other), other),
        arguments(repairing(Foreign.REPLACE), List.of(equal, other), other),
        arguments(updating(Foreign.REFUSE), List.of(old, older), older),
        arguments(updating(Foreign.REFUSE), List.of(old, foreign, equal), old));
  }

  @ParameterizedTest
  @MethodSource
  void deletesWhatIsThereTwice(Intent.Apply apply, List<Present> policies, Present twin) {
    assertThat(Plan.of(apply, new Several(policies)))
        .isInstanceOfSatisfying(
            Plan.Clear.class,
            clear -> {
              assertThat(clear.step()).isInstanceOf(Plan.Delete.class);
              assertThat(clear.expected()).isEqualTo(twin);
              assertThat(clear.detail()).contains("twice");
              assertThat(clear.difference()).isEqualTo(PolicyDifference.none());
            });
  }

  @Test
  void doesWhatARequestNamesAndNoMore() {
    var twins = List.of(present(DESIRED, "a/1"), present(DESIRED, "b/1"));

    assertThat(Plan.of(replacing("b/1"), new Several(twins))).isInstanceOf(Plan.Keep.class);
  }

  static Stream<Intent.Apply> refusesToGuessAmongSeveral() {
    return Stream.of(
        creating(Foreign.REFUSE),
        creating(Foreign.REPLACE),
        updating(Foreign.REPLACE),
        repairing(Foreign.REPLACE),
        replacing("NO_POLICY"));
  }

  @ParameterizedTest
  @MethodSource
  void refusesToGuessAmongSeveral(Intent.Apply apply) {
    Plan plan = Plan.of(apply, new Several(List.of(present(FOREIGN, "a/1"), STRANGE)));

    assertThat(reason(plan)).contains("2 policies", "a/1", "7", "ExpectedRevision");
  }

  private static String detail(Intent.Apply apply) {
    return Plan.of(apply, STRANGE) instanceof Plan.Put put ? put.detail() : "no put";
  }

  private static String reason(Plan plan) {
    return plan instanceof Plan.Refuse(var reason, _) ? reason : plan.toString();
  }
}
