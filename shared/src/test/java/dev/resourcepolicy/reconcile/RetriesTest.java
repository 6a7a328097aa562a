package dev.resourcepolicy.reconcile;

import static dev.resourcepolicy.reconcile.Samples.DESIRED;
import static dev.resourcepolicy.reconcile.Samples.TABLE;
import static dev.resourcepolicy.reconcile.Samples.creating;
import static dev.resourcepolicy.reconcile.Samples.document;
import static dev.resourcepolicy.reconcile.Samples.removing;
import static dev.resourcepolicy.reconcile.Samples.repairing;
import static dev.resourcepolicy.reconcile.Samples.updating;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.reconcile.Intent.Foreign;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What can pass is waited for, in measure; what cannot fails at once. */
final class RetriesTest {
  private static final int ENDLESSLY = 1000;

  private final Run run = Run.atOnce();
  private final ScriptedPolicies policies = run.policies();

  @Test
  @Tag("scenario-9")
  void waitsForAPrincipalThatIsNotYetVisible() {
    policies.beforeWrite(Run.failing(FailureKind.NOT_READY));
    policies.beforeWrite(Run.failing(FailureKind.NOT_READY));

    Outcome outcome = run.outcome(creating(Foreign.REFUSE));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.CREATED);
    assertThat(run.attempts()).isEqualTo(3);
    assertThat(policies.reads()).as("each attempt looks anew").hasSize(3);
  }

  @Test
  @Tag("scenario-22")
  void stopsAgainstAWriterWithoutEndAndNamesItsRevision() {
    policies.somebodyPuts(document("Foreign"));
    for (int flip = 0; flip < ENDLESSLY; flip++) {
      var flipped = document("Foreign" + flip);
      policies.beforeWrite(() -> policies.somebodyPuts(flipped));
    }

    PolicyFailure failure = run.withJitter(1).failure(updating(Foreign.REPLACE));

    assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
    assertThat(policies.writes()).hasSize(8);
    assertThat(failure)
        .hasMessageContaining("Somebody else keeps changing")
        .hasMessageContaining("r9");
    assertThat(run.took()).isLessThan(Duration.ofMinutes(5));
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureKind.class,
      names = {"INVALID", "LIMIT", "LOCKOUT", "DENIED", "REFUSED"})
  void failsAtOnceWhenWaitingCannotHelp(FailureKind kind) {
    policies.beforeWrite(Run.failing(kind));

    PolicyFailure failure = run.failure(creating(Foreign.REFUSE));

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure).hasMessage("The service says " + kind + ".");
    assertThat(policies.writes()).hasSize(1);
    assertThat(run.waits()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"NOT_FOUND, 5, 15", "NOT_READY, 60, 120", "THROTTLED, 60, 120", "UNCERTAIN, 60, 120"})
  @Tag("scenario-6")
  void losesPatienceWithWhatDoesNotPass(FailureKind kind, int atLeast, int atMost) {
    for (int call = 0; call < ENDLESSLY; call++) {
      policies.beforeRead(Run.failing(kind));
    }

    PolicyFailure failure = run.withJitter(0.5).failure(repairing(Foreign.REPLACE));

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure)
        .hasMessageContaining("The service says " + kind)
        .hasMessageContaining("Gave up after attempt " + run.attempts());
    assertThat(run.took()).isBetween(Duration.ofSeconds(atLeast), Duration.ofSeconds(atMost));
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureKind.class,
      names = {"CONFLICT", "BUSY", "THROTTLED", "UNCERTAIN", "NOT_READY"})
  void neverWorksPastItsDeadline(FailureKind kind) {
    for (int call = 0; call < ENDLESSLY; call++) {
      policies.beforeRead(Run.failing(kind));
    }

    PolicyFailure failure =
        run.withTime(Duration.ofSeconds(20)).withJitter(0.5).failure(creating(Foreign.REFUSE));

    assertThat(failure).hasMessageContaining("Gave up after attempt " + run.attempts());
    assertThat(run.attempts()).isGreaterThan(2);
    assertThat(run.took()).isLessThanOrEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void startsNoWriteWhenTheReadTookAllTheTime() {
    policies.beforeRead(() -> run.time().sleep(Duration.ofMinutes(6)));

    PolicyFailure failure = run.failure(creating(Foreign.REFUSE));

    assertThat(failure).hasMessageContaining("No time is left for a write to " + TABLE.id());
    assertThat(policies.writes()).isEmpty();
  }

  @Test
  @Tag("scenario-34")
  void failsWhenDeniedAfterItWasThrottled() {
    policies.somebodyPuts(DESIRED);
    policies.beforeWrite(Run.failing(FailureKind.THROTTLED));
    policies.beforeWrite(Run.failing(FailureKind.DENIED));

    PolicyFailure denied = run.failure(removing(DESIRED, Extent.STATEMENTS));
    Outcome again = run.outcome(removing(DESIRED, Extent.STATEMENTS));

    assertThat(denied.kind()).isEqualTo(FailureKind.DENIED);
    assertThat(again.kind()).isEqualTo(Outcome.Kind.DELETED);
  }
}
