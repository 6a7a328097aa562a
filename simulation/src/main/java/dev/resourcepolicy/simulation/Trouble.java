package dev.resourcepolicy.simulation;

import dev.resourcepolicy.standin.Fault;
import java.util.Optional;

/** What goes wrong at one call. */
enum Trouble {
  /** The process is gone before the call. */
  KILLED_BEFORE,
  /** The process is gone when the call has done its work. */
  KILLED_AFTER,
  /** The connection ends before anything was done. */
  DROPPED_BEFORE,
  /** It is done, and the connection ends before the answer. */
  DROPPED_AFTER,
  /** The other side fails before anything was done. */
  FAILED_BEFORE,
  /** It is done, and the other side fails to say so. */
  FAILED_AFTER,
  /** The other side is asked too often. */
  THROTTLED,
  /** IAM does not allow it, this once. */
  DENIED,
  /** A read shows the state before the last change. */
  STALE,
  /** IAM does not show a principal of the document yet. */
  UNKNOWN_PRINCIPAL,
  /** The call takes nine seconds. */
  SLOW,
  /** A stranger puts a document of its own there right before. */
  OVERWRITTEN,
  /** A stranger adds something right before. */
  ADDED,
  /** A stranger deletes the policy right before. */
  DELETED;

  boolean isStranger() {
    return this == OVERWRITTEN || this == ADDED || this == DELETED;
  }

  boolean kills() {
    return this == KILLED_BEFORE || this == KILLED_AFTER;
  }

  /** Whether it is done, and nobody hears so. */
  boolean losesTheAnswer() {
    return this == DROPPED_AFTER || this == FAILED_AFTER;
  }

  /**
   * What the service itself has to do with it.
   *
   * @param puts whether the call puts a policy
   * @param late whether a read may be late now
   */
  Optional<Fault> fault(boolean puts, boolean late) {
    return switch (this) {
      case THROTTLED -> Optional.of(new Fault.Throttle());
      case DENIED -> Optional.of(new Fault.Denied());
      case FAILED_BEFORE -> Optional.of(new Fault.ErrorBefore(500));
      case STALE -> late ? Optional.of(new Fault.StaleRead()) : Optional.empty();
      case UNKNOWN_PRINCIPAL -> puts ? Optional.of(new Fault.InvalidPrincipal()) : Optional.empty();
      case KILLED_BEFORE,
          KILLED_AFTER,
          DROPPED_BEFORE,
          DROPPED_AFTER,
          FAILED_AFTER,
          SLOW,
          OVERWRITTEN,
          ADDED,
          DELETED ->
          Optional.empty();
    };
  }
}
