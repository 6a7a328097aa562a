package dev.resourcepolicy.policy;

import java.time.Duration;

/** What a caller can do next about a failure. */
public enum FailureKind {
  /** The expected state is not the current one. Reads may lag, so the next look must wait. */
  CONFLICT(Duration.ofSeconds(3), Duration.ofMinutes(15)),
  /** A previous change is still being applied; the expected state may still hold. */
  BUSY(Duration.ofSeconds(1), Duration.ofMinutes(15)),
  /** Too many calls, by anybody in the account. */
  THROTTLED(Duration.ofMillis(100), Duration.ofMinutes(2)),
  /** A write got no answer, or one that does not say whether it was applied. */
  UNCERTAIN(Duration.ofSeconds(3), Duration.ofMinutes(2)),
  /** A read was not answered, or failed on the service's side: nothing was changed. */
  UNAVAILABLE(Duration.ofSeconds(1), Duration.ofMinutes(2)),
  /**
   * Something that the policy depends on does not exist yet: a role that IAM still spreads takes a
   * minute or two.
   */
  NOT_READY(Duration.ofSeconds(2), Duration.ofMinutes(2)),
  /** The target does not exist. It may have been created a moment ago. */
  NOT_FOUND(Duration.ofSeconds(2), Duration.ofSeconds(12)),

  /** The request is wrong and stays wrong. */
  INVALID,
  /** A quota or a size limit. */
  LIMIT,
  /** The policy would end the writer's own access. */
  LOCKOUT,
  /** IAM does not allow the call, or there are no credentials. */
  DENIED,
  /** The target holds what this request must not replace. */
  REFUSED;

  private final Duration floor;
  private final Duration patience;

  FailureKind() {
    this(Duration.ZERO, Duration.ZERO);
  }

  FailureKind(Duration floor, Duration patience) {
    this.floor = floor;
    this.patience = patience;
  }

  /** The shortest wait after which another attempt can end differently. */
  public Duration floor() {
    return floor;
  }

  /**
   * How long such a failure may last, counted from the first of its kind, before it counts as
   * final; zero: at once.
   */
  public Duration patience() {
    return patience;
  }

  public boolean canPass() {
    return patience.isPositive();
  }
}
