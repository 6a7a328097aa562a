package dev.resourcepolicy.bench;

import java.time.Duration;

/**
 * One measured run.
 *
 * @param wall on the clock
 * @param cpu of the whole process, user and system, in the same span
 */
record Sample(Duration wall, Duration cpu) {
  /** What came after another one with the same beginning. */
  Sample minus(Sample earlier) {
    return new Sample(wall.minus(earlier.wall), cpu.minus(earlier.cpu));
  }

  /** One of so many runs, on average. */
  Sample dividedBy(int runs) {
    return new Sample(wall.dividedBy(runs), cpu.dividedBy(runs));
  }
}
