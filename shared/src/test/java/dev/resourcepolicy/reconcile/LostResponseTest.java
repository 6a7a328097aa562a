package dev.resourcepolicy.reconcile;

import static dev.resourcepolicy.reconcile.Samples.DESIRED;
import static dev.resourcepolicy.reconcile.Samples.FOREIGN;
import static dev.resourcepolicy.reconcile.Samples.PREVIOUS;
import static dev.resourcepolicy.reconcile.Samples.creating;
import static dev.resourcepolicy.reconcile.Samples.document;
import static dev.resourcepolicy.reconcile.Samples.removing;
import static dev.resourcepolicy.reconcile.Samples.repairing;
import static dev.resourcepolicy.reconcile.Samples.updating;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.PolicyState.Absent;
import dev.resourcepolicy.policy.PolicyState.Present;
import dev.resourcepolicy.policy.Revision;
import dev.resourcepolicy.reconcile.Intent.Foreign;
import org.junit.jupiter.api.Test;

/** Writes whose answer never came: whether they were applied shows in the next read. */
final class LostResponseTest {
  private static final Runnable LOST = Run.failing(FailureKind.UNCERTAIN);

  private final Run run = Run.atOnce();
  private final ScriptedPolicies policies = run.policies();

  @Test
  void saysCreatedWhenItsOwnPolicyIsThere() {
    policies.afterWrite(LOST);

    Outcome outcome = run.outcome(creating(Foreign.REFUSE));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.CREATED);
    assertThat(outcome.before()).isEmpty();
    assertThat(outcome.after()).contains(Revision.of("r1"));
    assertThat(policies.writes()).hasSize(1);
  }

  @Test
  void saysUpdatedWhenItsOwnPolicyReplacedThePreviousOne() {
    Present previous = policies.somebodyPuts(PREVIOUS);
    policies.afterWrite(LOST);

    Outcome outcome = run.outcome(updating(Foreign.REFUSE));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.UPDATED);
    assertThat(outcome.before()).contains(previous.revision());
    assertThat(outcome.after()).contains(Revision.of("r2"));
    assertThat(policies.writes()).hasSize(1);
  }

  @Test
  void saysRepairedWhenItsOwnPolicyReplacedDrift() {
    policies.somebodyPuts(FOREIGN);
    policies.afterWrite(LOST);

    assertThat(run.outcome(repairing(Foreign.REPLACE)).kind()).isEqualTo(Outcome.Kind.REPAIRED);
    assertThat(policies.writes()).hasSize(1);
  }

  @Test
  void saysDeletedWhenThePolicyIsGone() {
    policies.somebodyPuts(DESIRED);
    policies.afterWrite(LOST);

    Outcome outcome = run.outcome(removing(DESIRED, Extent.STATEMENTS));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.DELETED);
    assertThat(outcome.after()).isEmpty();
    assertThat(policies.writes()).hasSize(1);
  }

  @Test
  void saysDeletedWhenItsStatementsAreGone() {
    policies.somebodyPuts(document("Own", "Foreign"));
    policies.afterWrite(LOST);

    Outcome outcome = run.outcome(removing(document("Own"), Extent.STATEMENTS));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.DELETED);
    assertThat(policies.writes()).hasSize(1);
    assertThat(policies.document()).contains(document("Foreign"));
  }

  @Test
  void saysDeletedWhenTheTargetWentWithThePolicy() {
    policies.somebodyPuts(DESIRED);
    policies.afterWrite(LOST);
    policies.beforeRead(() -> {});
    policies.beforeRead(Run.failing(FailureKind.NOT_FOUND));

    Outcome outcome = run.outcome(removing(DESIRED, Extent.STATEMENTS));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.DELETED);
  }

  @Test
  void writesAgainWhatWasNotApplied() {
    policies.beforeWrite(LOST);

    Outcome outcome = run.outcome(creating(Foreign.REFUSE));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.CREATED);
    assertThat(policies.writes()).hasSize(2);
    assertThat(policies.document()).contains(DESIRED);
  }

  @Test
  void findsItsOwnPolicyBehindAStaleReadAndAConflict() {
    policies.afterWrite(LOST);
    policies.beforeRead(() -> {});
    policies.beforeRead(() -> policies.readsStale(new Absent()));

    Outcome outcome = run.outcome(creating(Foreign.REFUSE));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.CREATED);
    assertThat(policies.writes()).as("the second one conflicts with the first").hasSize(2);
    assertThat(outcome.after()).contains(Revision.of("r1"));
  }

  @Test
  void saysThatAWriteMayHaveBeenAppliedWhenItGivesUp() {
    for (int write = 0; write < 1000; write++) {
      policies.beforeWrite(LOST);
    }

    PolicyFailure failure = run.failure(creating(Foreign.REFUSE));

    assertThat(failure.kind()).isEqualTo(FailureKind.UNCERTAIN);
    assertThat(failure.isUnconfirmed()).isTrue();
  }

  @Test
  void saysThatAWriteMayHaveBeenAppliedWhenSomebodyReplacedIt() {
    policies.afterWrite(
        () -> {
          policies.somebodyPuts(FOREIGN);
          LOST.run();
        });

    PolicyFailure failure = run.failure(creating(Foreign.REFUSE));

    assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
    assertThat(failure.isUnconfirmed()).isTrue();
    assertThat(policies.document()).contains(FOREIGN);
  }

  @Test
  void knowsThatNothingWasWrittenWhenOnlyReadsWereLost() {
    for (int read = 0; read < 1000; read++) {
      policies.beforeRead(LOST);
    }

    assertThat(run.failure(creating(Foreign.REFUSE)).isUnconfirmed()).isFalse();
  }
}
