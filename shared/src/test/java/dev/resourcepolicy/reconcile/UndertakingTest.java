package dev.resourcepolicy.reconcile;

import static dev.resourcepolicy.reconcile.Samples.FOREIGN;
import static dev.resourcepolicy.reconcile.Samples.PREVIOUS;
import static dev.resourcepolicy.reconcile.Samples.TABLE;
import static dev.resourcepolicy.reconcile.Samples.document;
import static dev.resourcepolicy.reconcile.Samples.present;
import static dev.resourcepolicy.reconcile.SharedSamples.along;
import static dev.resourcepolicy.reconcile.SharedSamples.claim;
import static dev.resourcepolicy.reconcile.SharedSamples.creating;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.PolicyState.Absent;
import dev.resourcepolicy.reconcile.Intent.Foreign;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An intent that becomes another one while it is carried out. */
final class UndertakingTest {
  private static final Intent NOTHING =
      new Intent.Nothing(TABLE.id(), Outcome.Kind.SKIPPED, "Another request came after this one.");

  private final Run run = Run.atOnce();
  private final ScriptedPolicies policies = run.policies();

  @Test
  void plansEachAttemptFromWhatIsWantedThen() {
    var undertaking = new ScriptedUndertaking(creating("A"), creating("A"), creating("A", "B"));
    policies.beforeWrite(() -> policies.somebodyPuts(document("X")));

    Outcome outcome = run.outcome(undertaking);

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.CREATED);
    assertThat(policies.document()).contains(document("X", "A", "B"));
    assertThat(undertaking.begun()).containsExactly(new Absent(), present(document("X"), "r1"));
  }

  /** Whoever is about to write takes along what others have recorded meanwhile. */
  @Test
  void asksOnceMoreWhenAWriteIsAboutToBeMade() {
    var undertaking = new ScriptedUndertaking(creating("A"), along(creating("A"), claim("B")));

    run.outcome(undertaking);

    assertThat(policies.writes()).hasSize(1);
    assertThat(policies.document()).contains(document("A", "B"));
  }

  @Test
  void endsWhenNothingIsWantedAnyMore() {
    var undertaking = new ScriptedUndertaking(creating("A"), creating("A"), NOTHING);
    policies.beforeWrite(Run.failing(FailureKind.THROTTLED));

    Outcome outcome = run.outcome(undertaking);

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.SKIPPED);
    assertThat(outcome.detail()).contains("Another request");
    assertThat(policies.document()).isEmpty();
  }

  @Test
  void writesNothingWhenNothingIsWantedAtTheLastMoment() {
    var undertaking = new ScriptedUndertaking(creating("A"), NOTHING);

    assertThat(run.outcome(undertaking).kind()).isEqualTo(Outcome.Kind.SKIPPED);

    assertThat(policies.writes()).isEmpty();
  }

  @Test
  void takesAFreshReadWhenAtTheLastMomentAllIsAsItShouldBe() {
    Run lagging = Run.withStaleReads(Duration.ofSeconds(3));
    lagging.policies().holds(present(FOREIGN, "7"));
    lagging.policies().readsStale(present(PREVIOUS, "6"));
    var undertaking = new ScriptedUndertaking(Samples.creating(Foreign.REPLACE), wantingPrevious());

    Outcome outcome = lagging.outcome(undertaking);

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.UPDATED);
    assertThat(lagging.policies().document()).contains(PREVIOUS);
  }

  @Test
  void triesAgainWhenItsRecordIsLostToSomebodyElse() {
    var undertaking = new ScriptedUndertaking(creating("A"));
    undertaking.beforeBegin(Run.failing(FailureKind.CONFLICT));

    Outcome outcome = run.outcome(undertaking);

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.CREATED);
    assertThat(run.attempts()).isEqualTo(2);
    assertThat(run.reasons()).singleElement().asString().startsWith("CONFLICT");
    assertThat(policies.writes()).hasSize(1);
  }

  @Test
  void recordsBeforeEveryWrite() {
    var undertaking = new ScriptedUndertaking(creating("A"));
    for (int i = 0; i < 2; i++) {
      undertaking.beforeBegin(
          () -> assertThat(policies.writes()).hasSize(undertaking.begun().size()));
      policies.beforeWrite(Run.failing(FailureKind.BUSY));
    }

    run.outcome(undertaking);

    assertThat(policies.writes()).hasSize(3);
    assertThat(undertaking.begun()).hasSize(3);
  }

  @Test
  void recordsNothingWhereThereIsNothingToWrite() {
    policies.somebodyPuts(document("X", "A"));
    var undertaking = new ScriptedUndertaking(creating("A"));

    assertThat(run.outcome(undertaking).kind()).isEqualTo(Outcome.Kind.ADOPTED);

    assertThat(undertaking.begun()).isEmpty();
  }

  @Test
  void goesOnWithLessWhenWhatItTookAlongIsRefused() {
    var undertaking =
        new ScriptedUndertaking(
            along(creating("A"), claim("B")), along(creating("A"), claim("B")), creating("A"));
    undertaking.narrows(true);
    policies.beforeWrite(Run.failing(FailureKind.LIMIT));

    run.outcome(undertaking);

    assertThat(policies.document()).contains(document("A"));
    assertThat(run.waits()).isEmpty();
  }

  @Test
  void failsWhenThereIsNoLessToWant() {
    var undertaking = new ScriptedUndertaking(creating("A"));
    policies.beforeWrite(Run.failing(FailureKind.LIMIT));

    PolicyFailure failure =
        catchThrowableOfType(PolicyFailure.class, () -> run.outcome(undertaking));

    assertThat(failure.kind()).isEqualTo(FailureKind.LIMIT);
    assertThat(undertaking.failures()).containsExactly(FailureKind.LIMIT);
  }

  @Test
  void isNotToldOfAFailureThatCanPass() {
    var undertaking = new ScriptedUndertaking(creating("A"));
    policies.beforeWrite(Run.failing(FailureKind.BUSY));

    run.outcome(undertaking);

    assertThat(undertaking.failures()).isEmpty();
  }

  private static Intent wantingPrevious() {
    Intent.Apply create = Samples.creating(Foreign.REPLACE);
    return new Intent.Apply(
        create.target(),
        Samples.desired(PREVIOUS),
        create.previous(),
        create.foreign(),
        create.purpose(),
        create.expectedRevision(),
        false);
  }
}
