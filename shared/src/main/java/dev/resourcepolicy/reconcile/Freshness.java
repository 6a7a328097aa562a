package dev.resourcepolicy.reconcile;

import java.time.Duration;
import java.time.Instant;

/**
 * From when on a read shows everything that happened before this run, and our own last write: what
 * is read before that decides nothing but a write, whose token fails when the read was stale.
 */
final class Freshness {
  private final Duration staleness;
  private Instant settled;

  Freshness(Duration staleness, Instant started) {
    this.staleness = staleness;
    this.settled = started.plus(staleness);
  }

  void wrote(Instant now) {
    settled = now.plus(staleness);
  }

  /** Whether a later read may show more, and there is time to wait for it. */
  boolean isInDoubt(Instant readAt, Instant deadline) {
    return readAt.isBefore(settled) && settled.isBefore(deadline);
  }

  Duration wait(Instant now) {
    return now.isBefore(settled) ? Duration.between(now, settled) : Duration.ZERO;
  }

  String reason() {
    return "a read may lag %d s behind, so this one decides nothing"
        .formatted(staleness.toSeconds());
  }
}
