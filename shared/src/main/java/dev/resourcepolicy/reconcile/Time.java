package dev.resourcepolicy.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/** The time that passes: the one source of now, and the one place that waits. */
public interface Time extends InstantSource {

  Instant now();

  @Override
  default Instant instant() {
    return now();
  }

  /**
   * Waits. An interrupt ends the wait.
   *
   * @throws java.util.concurrent.CancellationException when the waiting thread was interrupted
   */
  void sleep(Duration duration);

  /**
   * Waits until the work is done, at the longest until the deadline; whether it was done by then.
   */
  boolean await(CompletableFuture<?> work, Instant deadline);

  /** The machine's own clock. */
  static Time system() {
    return new SystemTime();
  }
}
