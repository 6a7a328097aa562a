package dev.resourcepolicy.reconcile;

import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.Revision;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What this run has written, or may have, and what a read shows of it. */
final class OwnWrites {
  /** A write that may have been applied although nobody has said so yet. */
  private Plan.@Nullable Write unconfirmed;

  /** Whether the service accepted a write that no read has shown yet. */
  private boolean accepted = false;

  private int lost = 0;

  void mayBeApplied(Plan.Write write) {
    unconfirmed = write;
  }

  /** The service said so, but only a read tells. */
  void isAccepted(Plan.Write write) {
    unconfirmed = write;
    accepted = true;
  }

  /** Done on the way to what is wanted: told when nothing else was to be done. */
  void isCleared(Plan.Clear clear) {
    if (unconfirmed == null) {
      unconfirmed = clear;
    }
  }

  boolean areUnconfirmed() {
    return unconfirmed != null;
  }

  /** What we wrote and now read is no stale read, whatever the clock says. */
  boolean areShownBy(PolicyState observed) {
    return unconfirmed instanceof Plan.Put put
        && observed instanceof PolicyState.Present(var document, _)
        && document.isEquivalentTo(put.desired().document());
  }

  /**
   * Keeps from writing again at once what was accepted and does not show: that never ends where
   * something else comes of it.
   */
  void refuseToRepeatAtOnce(Undertaking undertaking) {
    if (accepted) {
      accepted = false;
      lost++;
      throw new PolicyFailure(
          FailureKind.CONFLICT,
          "The policy of %s is not what was just written.".formatted(undertaking.target()));
    }
  }

  /** How many of the writes that the service accepted no read has shown. */
  int lost() {
    return lost;
  }

  /** That nothing is left to be done is what a write came to, when there was one. */
  Outcome kept(Intent.Change intent, Plan.Keep keep) {
    return unconfirmed == null
        ? keep.outcome(intent.target())
        : written(intent, unconfirmed, keep.revision());
  }

  static Outcome written(Intent.Change intent, Plan.Write write, Optional<Revision> after) {
    return write.outcome(intent.writes(write.expected()), intent.target(), after);
  }

  Outcome gone(Undertaking undertaking) {
    return Outcome.nothing(
        unconfirmed == null ? Outcome.Kind.SKIPPED : Outcome.Kind.DELETED,
        undertaking.target().id(),
        "The target is gone, and its policy with it.");
  }
}
