package dev.resourcepolicy.local.soak;

import dev.resourcepolicy.reconcile.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * A clock that goes sixty times as fast as the real one, and leaps ahead when somebody waits by it.
 * It must not stand still in between: a function that waits for a read to show its write, or for
 * the end of a cooldown, waits on the real clock.
 */
public final class HurriedTime implements Time {
  private static final int PACE = 60;

  private final Time real;
  private final Instant begun;
  private Instant start;

  /** A clock that shows {@code start} now. */
  public HurriedTime(Time real, Instant start) {
    this.real = real;
    this.begun = real.now();
    this.start = start;
  }

  @Override
  public synchronized Instant now() {
    return start.plus(Duration.between(begun, real.now()).multipliedBy(PACE));
  }

  @Override
  public synchronized void sleep(Duration duration) {
    start = start.plus(duration);
  }

  @Override
  public boolean await(CompletableFuture<?> work, Instant deadline) {
    Duration left = Duration.between(now(), deadline).dividedBy(PACE);
    return real.await(work, real.now().plus(left));
  }
}
