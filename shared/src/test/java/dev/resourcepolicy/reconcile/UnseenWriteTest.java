package dev.resourcepolicy.reconcile;

import static dev.resourcepolicy.reconcile.Samples.DESIRED;
import static dev.resourcepolicy.reconcile.Samples.document;
import static dev.resourcepolicy.reconcile.Samples.present;
import static dev.resourcepolicy.reconcile.SharedSamples.creating;
import static dev.resourcepolicy.reconcile.SharedSamples.leavingWhileCreating;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyState.Absent;
import dev.resourcepolicy.reconcile.Intent.Foreign;
import org.junit.jupiter.api.Test;

/** What another run has written, or is about to write, for the same owner. */
final class UnseenWriteTest {
  private final Run run = Run.atOnce();
  private final ScriptedPolicies policies = run.policies();

  @Test
  void saysCreatedOfWhatAnInterruptedRunHasWritten() {
    policies.somebodyPuts(DESIRED);
    var undertaking = new ScriptedUndertaking(Samples.creating(Foreign.REFUSE));
    undertaking.interruptedOver(new Absent());

    Outcome outcome = run.outcome(undertaking);

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.CREATED);
    assertThat(outcome.before()).isEmpty();
    assertThat(outcome.after()).isPresent();
    assertThat(policies.writes()).isEmpty();
  }

  @Test
  void saysUnchangedWhereAnInterruptedRunHadNothingToWrite() {
    policies.somebodyPuts(document("X", "A"));
    var undertaking = new ScriptedUndertaking(creating("A"));
    undertaking.interruptedOver(present(document("A", "X"), "r0"));

    assertThat(run.outcome(undertaking).kind()).isEqualTo(Outcome.Kind.ADOPTED);
  }

  @Test
  void asksOnceOnlyForAnInterruptedRun() {
    var undertaking = new ScriptedUndertaking(creating("A"));
    undertaking.beforeInterrupted(() -> {});
    undertaking.beforeInterrupted(
        () -> {
          throw new AssertionError("asked again");
        });
    policies.beforeWrite(Run.failing(FailureKind.BUSY));

    assertThat(run.outcome(undertaking).kind()).isEqualTo(Outcome.Kind.CREATED);

    assertThat(run.attempts()).isEqualTo(2);
  }

  @Test
  void takesUpAnInterruptedRunAlthoughItsRecordCouldNotBeReadAtFirst() {
    policies.somebodyPuts(DESIRED);
    var undertaking = new ScriptedUndertaking(Samples.creating(Foreign.REFUSE));
    undertaking.interruptedOver(new Absent());
    undertaking.beforeInterrupted(Run.failing(FailureKind.UNAVAILABLE));

    assertThat(run.outcome(undertaking).kind()).isEqualTo(Outcome.Kind.CREATED);
  }

  /** Another owner may have taken it along when the race was lost. */
  @Test
  void saysCreatedOfWhatTheFasterOneTookAlong() {
    policies.beforeWrite(() -> policies.somebodyPuts(document("X", "A")));

    assertThat(run.outcome(creating("A")).kind()).isEqualTo(Outcome.Kind.CREATED);

    assertThat(policies.writes()).hasSize(1);
  }

  @Test
  void waitsBeforeItRepeatsAWriteThatWasAcceptedAndDoesNotShow() {
    Run readingBack = Run.readingBack();
    ScriptedPolicies behind = readingBack.policies();
    behind.afterWrite(behind::somebodyDeletes);

    Outcome outcome = readingBack.outcome(Samples.creating(Foreign.REFUSE));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.CREATED);
    assertThat(behind.writes()).hasSize(2);
    assertThat(readingBack.waits()).containsExactly(FailureKind.CONFLICT.floor());
  }

  @Test
  void waitsInASharedPolicyForTheCreateThatIsStillRunning() {
    policies.somebodyPuts(document("X"));
    run.time().at(Run.START.plusSeconds(45), () -> policies.somebodyPuts(document("X", "A")));

    Outcome outcome = run.outcome(leavingWhileCreating(document("A")));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.DELETED);
    assertThat(policies.document()).contains(document("X"));
  }

  @Test
  void doesNotWaitAtAPolicyOfSomebodyElse() {
    policies.somebodyPuts(document("X"));

    Outcome outcome = run.outcome(Samples.removingWhileCreating(document("A")));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.SKIPPED);
    assertThat(run.waits()).isEmpty();
  }
}
