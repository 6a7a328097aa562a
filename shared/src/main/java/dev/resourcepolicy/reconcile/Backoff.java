package dev.resourcepolicy.reconcile;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with full jitter, as in the AWS Architecture Blog's "Exponential Backoff And
 * Jitter": a wait anywhere between nothing and twice the bound of the attempt before, so that those
 * who failed together do not come back together.
 *
 * @param base the bound after the first attempt
 * @param cap the largest bound
 */
public record Backoff(Duration base, Duration cap, RandomGenerator random) {

  /** The wait after an attempt, counted from one. */
  public Duration after(int attempt) {
    long bound = base.toMillis() << Math.min(attempt - 1, 20);
    return Duration.ofMillis(random.nextLong(Math.min(cap.toMillis(), bound) + 1));
  }
}
