package dev.resourcepolicy.reconcile;

import static dev.resourcepolicy.reconcile.Samples.DESIRED;
import static dev.resourcepolicy.reconcile.Samples.FOREIGN;
import static dev.resourcepolicy.reconcile.Samples.PREVIOUS;
import static dev.resourcepolicy.reconcile.Samples.TABLE;
import static dev.resourcepolicy.reconcile.Samples.creating;
import static dev.resourcepolicy.reconcile.Samples.document;
import static dev.resourcepolicy.reconcile.Samples.dry;
import static dev.resourcepolicy.reconcile.Samples.present;
import static dev.resourcepolicy.reconcile.Samples.removing;
import static dev.resourcepolicy.reconcile.Samples.repairing;
import static dev.resourcepolicy.reconcile.Samples.replacing;
import static dev.resourcepolicy.reconcile.Samples.updating;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.PolicyState.Absent;
import dev.resourcepolicy.policy.PolicyState.Present;
import dev.resourcepolicy.policy.PolicyState.Several;
import dev.resourcepolicy.policy.Revision;
import dev.resourcepolicy.reconcile.Intent.Foreign;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What reconciliations come to when all goes well, or somebody else was faster. */
final class ReconcilerTest {
  private final Run run = Run.atOnce();
  private final ScriptedPolicies policies = run.policies();

  @Test
  @Tag("scenario-1")
  void createsAPolicyOnConditionThatThereIsNone() {
    Outcome outcome = run.outcome(creating(Foreign.REFUSE));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.CREATED);
    assertThat(outcome.target()).isEqualTo(TABLE.id());
    assertThat(outcome.before()).isEmpty();
    assertThat(outcome.after()).contains(Revision.of("r1"));
    assertThat(policies.writes())
        .singleElement()
        .satisfies(write -> assertThat(write.expected()).isEqualTo(new Absent()));
    assertThat(policies.document()).contains(DESIRED);
  }

  @Test
  @Tag("scenario-5")
  void refusesWhatSomebodyPutThereBetweenItsReadAndItsWrite() {
    policies.beforeWrite(() -> policies.somebodyPuts(FOREIGN));

    PolicyFailure failure = run.failure(creating(Foreign.REFUSE));

    assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
    assertThat(failure.isUnconfirmed()).isFalse();
    assertThat(policies.writes()).hasSize(1);
    assertThat(policies.document()).contains(FOREIGN);
  }

  @Test
  @Tag("scenario-5")
  void adoptsWhatSomebodyPutThereBetweenItsReadAndItsWrite() {
    policies.beforeWrite(() -> policies.somebodyPuts(DESIRED));

    Outcome outcome = run.outcome(creating(Foreign.REFUSE));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.ADOPTED);
    assertThat(outcome.after()).contains(Revision.of("r1"));
    assertThat(policies.writes()).hasSize(1);
  }

  @Test
  @Tag("scenario-19")
  void writesNothingWhenTheRolledBackPolicyNeverChanged() {
    Present kept = policies.somebodyPuts(DESIRED);

    Outcome outcome = run.outcome(updating(Foreign.REFUSE));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.UNCHANGED);
    assertThat(outcome.after()).contains(kept.revision());
    assertThat(policies.writes()).isEmpty();
  }

  @Test
  void replacesThePreviousPolicy() {
    Present previous = policies.somebodyPuts(PREVIOUS);

    Outcome outcome = run.outcome(updating(Foreign.REFUSE));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.UPDATED);
    assertThat(outcome.before()).contains(previous.revision());
    assertThat(outcome.after()).contains(Revision.of("r2"));
  }

  @Test
  @Tag("scenario-20")
  void overwritesDriftUnderTheRevisionThatItRead() {
    Present drifted = policies.somebodyPuts(FOREIGN);

    Outcome outcome = run.outcome(updating(Foreign.REPLACE));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.UPDATED);
    assertThat(policies.writes())
        .singleElement()
        .satisfies(write -> assertThat(write.expected()).isEqualTo(drifted));
  }

  @Test
  @Tag("scenario-20")
  void leavesDriftAloneWhenThatIsWanted() {
    policies.somebodyPuts(FOREIGN);

    PolicyFailure failure = run.failure(updating(Foreign.REFUSE));

    assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
    assertThat(failure).hasMessageContaining("OnDrift");
    assertThat(policies.writes()).isEmpty();
  }

  @Test
  @Tag("scenario-21")
  void createsAPolicyAgainThatSomebodyDeleted() {
    Outcome outcome = run.outcome(updating(Foreign.REPLACE));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.CREATED);
    assertThat(policies.writes())
        .singleElement()
        .satisfies(write -> assertThat(write.expected()).isEqualTo(new Absent()));
  }

  @Test
  void callsAWriteThatACheckNeedsARepair() {
    policies.somebodyPuts(FOREIGN);

    assertThat(run.outcome(repairing(Foreign.REPLACE)).kind()).isEqualTo(Outcome.Kind.REPAIRED);
  }

  @Test
  @Tag("scenario-52")
  void writesNothingInADryRun() {
    Present found = policies.somebodyPuts(FOREIGN);

    Outcome outcome = run.outcome(dry(creating(Foreign.REPLACE)));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.PLANNED);
    assertThat(outcome.after()).contains(found.revision());
    assertThat(policies.writes()).isEmpty();
    assertThat(policies.state()).isEqualTo(found);
  }

  @Test
  @Tag("scenario-52")
  void refusesARevisionThatIsNotCurrent() {
    policies.somebodyPuts(PREVIOUS);
    policies.somebodyPuts(FOREIGN);

    PolicyFailure failure = run.failure(replacing("r1"));

    assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
    assertThat(failure).hasMessageContaining("current revision is r2");
    assertThat(policies.writes()).isEmpty();
  }

  @Test
  void asksTheServiceNothingWhenNothingIsToBeDone() {
    var nothing = new Intent.Nothing("Orders", Outcome.Kind.IGNORED, "It is about another table.");

    Outcome outcome = run.outcome(nothing);

    assertThat(outcome)
        .isEqualTo(Outcome.nothing(Outcome.Kind.IGNORED, "Orders", "It is about another table."));
    assertThat(policies.reads()).isEmpty();
  }

  @Test
  @Tag("scenario-7")
  void adoptsTheEquivalentOneOfSeveralPolicies() {
    policies.holds(new Several(List.of(present(FOREIGN, "a"), present(DESIRED, "b"))));

    Outcome outcome = run.outcome(creating(Foreign.REFUSE));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.ADOPTED);
    assertThat(outcome.after()).contains(Revision.of("b"));
    assertThat(policies.writes()).isEmpty();
  }

  @Test
  @Tag("scenario-7")
  void deletesWhatIsThereTwiceAndTellsSo() {
    policies.holds(
        new Several(List.of(present(DESIRED, "a"), present(FOREIGN, "b"), present(DESIRED, "c"))));

    Outcome outcome = run.outcome(updating(Foreign.REFUSE));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.UPDATED);
    assertThat(outcome.detail()).contains("twice");
    assertThat(outcome.after()).contains(Revision.of("a"));
    assertThat(policies.writes()).hasSize(1);
    assertThat(policies.reads()).hasSize(2);
    assertThat(policies.state())
        .isEqualTo(new Several(List.of(present(DESIRED, "a"), present(FOREIGN, "b"))));
  }

  @Test
  void deletesNothingTwiceWhenNoTimeIsLeft() {
    policies.holds(new Several(List.of(present(DESIRED, "a"), present(DESIRED, "b"))));
    policies.beforeRead(() -> run.time().sleep(Duration.ofHours(1)));

    assertThatThrownBy(() -> run.outcome(updating(Foreign.REFUSE)))
        .hasMessageContaining("No time is left");

    assertThat(policies.writes()).isEmpty();
  }

  @Test
  void takesOutItsOwnStatementsAndKeepsForeignOnes() {
    policies.somebodyPuts(document("Own", "Foreign"));

    Outcome outcome = run.outcome(removing(document("Own"), Extent.STATEMENTS));

    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.DELETED);
    assertThat(policies.document()).contains(document("Foreign"));
  }
}
