package dev.resourcepolicy.bench;

import java.time.Duration;

/**
 * One measured run.
 *
 * @param wall on the clock
 * @param cpu of the whole process, user and system, in the same span
 */
record Sample(Duration wall, Duration cpu) {}
