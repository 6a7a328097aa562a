package dev.resourcepolicy.reconcile;

import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.Revision;
import dev.resourcepolicy.policy.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long a reconciliation goes on in the face of failures, and how long it waits between two
 * attempts.
 */
final class Patience {
  /**
   * Enough to win against a few writers with jitter; somebody who writes without end is not
   * outwritten.
   */
  private static final int MOST_CONFLICTS = 8;

  private final Backoff backoff;
  private final Instant deadline;
  private final Map<FailureKind, Instant> since = new EnumMap<>(FailureKind.class);
  private int conflicts = 0;

  Patience(Backoff backoff, Instant deadline) {
    this.backoff = backoff;
    this.deadline = deadline;
  }

  /** The wait before the next attempt; empty when there must not be one. */
  Optional<Duration> waitAfter(PolicyFailure failure, int attempt, Instant now) {
    FailureKind kind = failure.kind();
    if (kind == FailureKind.CONFLICT) {
      conflicts++;
    }
    Instant useful = later(now.plus(kind.floor()), failure.retryAt().orElse(now));
    Instant next = useful.plus(backoff.after(attempt));
    Instant patient = since.computeIfAbsent(kind, _ -> now).plus(kind.patience());
    return next.isAfter(patient) || next.isAfter(deadline)
        ? Optional.empty()
        : Optional.of(Duration.between(now, next));
  }

  /**
   * Keeps from one more write when too many were lost to others, or no time is left for it.
   *
   * @param observed the competing state
   */
  void requireLeave(Target target, PolicyState.Expected observed, Instant now) {
    if (now.isAfter(deadline)) {
      throw new PolicyFailure(
          FailureKind.BUSY, "No time is left for a write to %s.".formatted(target));
    }
    if (conflicts >= MOST_CONFLICTS) {
      String current = observed.known().map(Revision::value).orElse(Intent.NO_POLICY);
      throw new PolicyFailure(
          FailureKind.REFUSED,
          "Somebody else keeps changing the policy of %s: %d writes were lost, the last to revision %s. Find the other"
                  .formatted(target, conflicts, current)
              + " writer, then apply again.");
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
