package dev.resourcepolicy.reconcile;

import static dev.resourcepolicy.reconcile.Samples.DESIRED;
import static dev.resourcepolicy.reconcile.Samples.FOREIGN;
import static dev.resourcepolicy.reconcile.Samples.PREVIOUS;
import static dev.resourcepolicy.reconcile.Samples.creating;
import static dev.resourcepolicy.reconcile.Samples.present;
import static dev.resourcepolicy.reconcile.Samples.removing;
import static dev.resourcepolicy.reconcile.Samples.repairing;
import static dev.resourcepolicy.reconcile.Samples.sweeping;
import static dev.resourcepolicy.reconcile.Samples.updating;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.PolicyState.Absent;
import dev.resourcepolicy.policy.PolicyState.Present;
import dev.resourcepolicy.policy.Revision;
import dev.resourcepolicy.reconcile.Intent.Foreign;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A read may show what was; nobody decides on it that there is nothing to do. */
final class StaleReadTest {
  private static final Duration STALENESS = Duration.ofSeconds(5);

  private final Run run = Run.withStaleReads(STALENESS);
  private final ScriptedPolicies policies = run.policies();

  @Test
  void looksAgainBeforeItKeepsAPolicy() {
    Present old = policies.somebodyPuts(DESIRED);
    policies.somebodyPuts(FOREIGN);
    policies.readsStale(old);

    Outcome outcome = run.outcome(updating(Foreign.REPLACE));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.UPDATED);
    assertThat(policies.document()).contains(DESIRED);
  }

  @Test
  void looksAgainBeforeItRefusesAPolicy() {
    policies.readsStale(present(FOREIGN, "r0"));

    Outcome outcome = run.outcome(creating(Foreign.REFUSE));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.CREATED);
  }

  @Test
  void looksAgainBeforeItSaysThatThereIsNothingToRemove() {
    policies.somebodyPuts(DESIRED);
    policies.readsStale(new Absent());

    Outcome outcome = run.outcome(removing(DESIRED, Extent.STATEMENTS));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.DELETED);
    assertThat(policies.state()).isEqualTo(new Absent());
  }

  @Test
  void waitsOutTheWindowOnce() {
    Present found = policies.somebodyPuts(DESIRED);

    Outcome outcome = run.outcome(updating(Foreign.REFUSE));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.UNCHANGED);
    assertThat(outcome.after()).contains(found.revision());
    assertThat(run.waits()).containsExactly(STALENESS);
    assertThat(run.reasons())
        .containsExactly("a read may lag 5 s behind, so this one decides nothing");
    assertThat(policies.reads()).containsExactly(Run.START, Run.START.plus(STALENESS));
  }

  @Test
  void letsTheNextSweepFindOutWhatAStaleReadHides() {
    policies.somebodyPuts(DESIRED);

    Outcome whole = run.outcome(sweeping());
    Outcome part = run.outcome(SharedSamples.sweeping(DESIRED));

    assertThat(whole.kind()).isEqualTo(Outcome.Kind.UNCHANGED);
    assertThat(part.kind()).isEqualTo(Outcome.Kind.UNCHANGED);
    assertThat(run.waits()).isEmpty();
  }

  @Test
  void looksAgainBeforeItKeepsWhatOthersShare() {
    policies.somebodyPuts(DESIRED);

    Outcome outcome = run.outcome(SharedSamples.repairing(DESIRED));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.UNCHANGED);
    assertThat(run.waits()).containsExactly(STALENESS);
  }

  @Test
  void doesNotWaitBeforeAWriteSinceThatIsConditional() {
    run.outcome(creating(Foreign.REFUSE));

    assertThat(policies.writes())
        .singleElement()
        .satisfies(write -> assertThat(write.at()).isEqualTo(Run.START));
  }

  @Test
  void trustsTheReadThatShowsItsOwnWrite() {
    policies.afterWrite(Run.failing(FailureKind.UNCERTAIN));

    Outcome outcome = run.outcome(creating(Foreign.REFUSE));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.CREATED);
    assertThat(run.waits()).containsExactly(FailureKind.UNCERTAIN.floor());
  }

  @Test
  void looksAgainForAWriteThatALateStaleReadDoesNotShow() {
    Present old = policies.somebodyPuts(PREVIOUS);
    policies.beforeRead(() -> run.time().sleep(STALENESS.multipliedBy(2)));
    policies.beforeRead(() -> policies.readsStale(old));
    policies.afterWrite(Run.failing(FailureKind.UNCERTAIN));

    Outcome outcome = run.outcome(updating(Foreign.REFUSE));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.UPDATED);
    assertThat(policies.writes()).hasSize(1);
  }

  @Test
  void decidesOnWhatItHasWhenTheWindowEndsPastTheDeadline() {
    policies.somebodyPuts(DESIRED);

    Outcome outcome = run.withTime(Duration.ofSeconds(3)).outcome(updating(Foreign.REFUSE));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.UNCHANGED);
    assertThat(run.waits()).isEmpty();
  }

  @Test
  @Tag("scenario-48")
  void writesOnceWhenANotificationComesTwiceAndReadsAreStale() {
    Present drifted = policies.somebodyPuts(FOREIGN);
    Outcome first = run.outcome(repairing(Foreign.REPLACE));
    policies.readsStale(drifted);

    Outcome second = run.outcome(repairing(Foreign.REPLACE));

    assertThat(first.kind()).isEqualTo(Outcome.Kind.REPAIRED);
    assertThat(second.kind()).isEqualTo(Outcome.Kind.UNCHANGED);
    assertThat(second.after()).as("one write was applied").contains(Revision.of("r2"));
    assertThat(policies.document()).contains(DESIRED);
  }

  @Test
  void readsBackWhatItWrote() {
    Run readingBack = Run.readingBack();

    Outcome outcome = readingBack.outcome(creating(Foreign.REFUSE));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.CREATED);
    assertThat(outcome.after()).contains(Revision.of("r1"));
    assertThat(readingBack.policies().reads()).hasSize(2);
    assertThat(readingBack.policies().writes()).hasSize(1);
  }

  @Test
  void waitsUntilWhatItWroteTakesEffect() {
    Run readingBack = Run.readingBack();
    ScriptedPolicies behind = readingBack.policies();
    behind.somebodyPuts(PREVIOUS);
    behind.beforeRead(() -> {});
    behind.beforeRead(Run.failing(FailureKind.BUSY));

    Outcome outcome = readingBack.outcome(updating(Foreign.REFUSE));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.UPDATED);
    assertThat(outcome.before()).contains(Revision.of("r1"));
    assertThat(behind.writes()).hasSize(1);
  }

  @Test
  void noticesAForeignWriteBeforeItReadsBack() {
    Run readingBack = Run.readingBack();
    ScriptedPolicies behind = readingBack.policies();
    behind.afterWrite(() -> behind.somebodyPuts(FOREIGN));

    PolicyFailure failure = readingBack.failure(creating(Foreign.REFUSE));

    assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
    assertThat(failure.isUnconfirmed()).isTrue();
    assertThat(behind.document()).contains(FOREIGN);
  }
}
