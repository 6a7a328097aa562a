package dev.resourcepolicy.reconcile;

import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.PolicyService;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.Revision;
import dev.resourcepolicy.policy.Target;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What this run has written, or may have, and what a read shows of it. */
final class OwnWrites {
  private final PolicyService service;
  private final Target target;

  /** A write that may have been applied although nobody has said so yet. */
  private Plan.@Nullable Write unconfirmed;

  /** Whether the service accepted a write that no read has shown yet. */
  private boolean accepted = false;

  OwnWrites(PolicyService service, Target target) {
    this.service = service;
    this.target = target;
  }

  /**
   * Makes a write.
   *
   * @return the revision after it; none of no policy
   */
  Optional<Revision> make(Intent.Change intent, Plan.Write write, Instant now) {
    try {
      return switch (write) {
        case Plan.Put put ->
            Optional.of(service.put(target, put.desired().at(now), put.expected()));
        case Plan.Delete delete -> {
          service.delete(target, delete.expected());
          yield Optional.empty();
        }
        case Plan.Clear(var step) -> make(intent, step, now);
      };
    } catch (PolicyFailure failure) {
      // Whoever was faster may have taken along what this owner had recorded.
      boolean taken = failure.kind() == FailureKind.CONFLICT && intent instanceof Intent.Share;
      if (failure.kind() == FailureKind.UNCERTAIN || taken) {
        mayBeApplied(write);
      }
      throw failure;
    }
  }

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
  void refuseToRepeatAtOnce() {
    if (accepted) {
      accepted = false;
      throw new PolicyFailure(
          FailureKind.CONFLICT, "The policy of %s is not what was just written.".formatted(target));
    }
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

  Outcome gone() {
    return Outcome.nothing(
        unconfirmed == null ? Outcome.Kind.SKIPPED : Outcome.Kind.DELETED,
        target.id(),
        "The target is gone, and its policy with it.");
  }
}
