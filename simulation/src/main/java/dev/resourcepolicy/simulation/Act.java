package dev.resourcepolicy.simulation;

import java.time.Duration;
import java.util.List;

/**
 * A deed at its time, with what goes wrong.
 *
 * @param seed of whatever is random in it
 * @param after how long after the start of its scene it begins
 * @param timeout of each of its invocations
 */
record Act(Deed deed, long seed, Duration after, Duration timeout, List<Mishap> mishaps) {}
