package dev.resourcepolicy.reconcile;

import static dev.resourcepolicy.reconcile.Samples.DESIRED;
import static dev.resourcepolicy.reconcile.Samples.FOREIGN;
import static dev.resourcepolicy.reconcile.Samples.removing;
import static dev.resourcepolicy.reconcile.Samples.removingWhileCreating;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyState.Absent;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Deletes of what is already gone, is somebody else's by now, or is still on its way. */
final class ConcurrentDeleteTest {
  private final Run run = Run.atOnce();
  private final ScriptedPolicies policies = run.policies();

  @Test
  @Tag("scenario-26")
  void isContentWhenThePolicyIsGone() {
    Outcome outcome = run.outcome(removing(DESIRED, Extent.STATEMENTS));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.SKIPPED);
    assertThat(run.waits()).isEmpty();
  }

  @Test
  @Tag("scenario-26")
  void isContentWhenTheTargetIsGone() {
    policies.beforeRead(Run.failing(FailureKind.NOT_FOUND));

    Outcome outcome = run.outcome(removing(DESIRED, Extent.STATEMENTS));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.SKIPPED);
    assertThat(outcome.detail()).contains("target is gone");
    assertThat(run.waits()).isEmpty();
  }

  @Test
  @Tag("scenario-26")
  void isContentWhenSomebodyElseDeletesFirst() {
    policies.somebodyPuts(DESIRED);
    policies.beforeWrite(policies::somebodyDeletes);

    Outcome outcome = run.outcome(removing(DESIRED, Extent.STATEMENTS));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.SKIPPED);
    assertThat(policies.writes()).hasSize(1);
  }

  @Test
  @Tag("scenario-26")
  @Tag("scenario-27")
  void leavesAloneWhatSomebodyPutThereBetweenItsReadAndItsDelete() {
    policies.somebodyPuts(DESIRED);
    policies.beforeWrite(() -> policies.somebodyPuts(FOREIGN));

    Outcome outcome = run.outcome(removing(DESIRED, Extent.STATEMENTS));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.SKIPPED);
    assertThat(outcome.detail()).contains("SKIPPED_FOREIGN");
    assertThat(policies.document()).contains(FOREIGN);
  }

  @Test
  @Tag("scenario-30")
  void removesThePolicyOfACreateThatEndsLate() {
    var late = Run.START.plusSeconds(65);
    run.time().at(late, () -> policies.somebodyPuts(DESIRED));

    Outcome outcome = run.outcome(removingWhileCreating(DESIRED));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.DELETED);
    assertThat(policies.state()).isEqualTo(new Absent());
    assertThat(run.time().now()).isAfterOrEqualTo(late);
  }

  @Test
  @Tag("scenario-30")
  void stopsWatchingBeforeItsDeadline() {
    Outcome outcome = run.withTime(Duration.ofSeconds(45)).outcome(removingWhileCreating(DESIRED));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.SKIPPED);
    assertThat(run.took()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(45));
  }

  @Test
  @Tag("scenario-25")
  void leavesAForeignPolicyAloneWhenItWatchesForACreate() {
    policies.somebodyPuts(FOREIGN);

    Outcome outcome = run.outcome(removingWhileCreating(DESIRED));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.SKIPPED);
    assertThat(policies.document()).contains(FOREIGN);
    assertThat(policies.writes()).isEmpty();
  }
}
