package dev.resourcepolicy.simulation;

import java.util.function.Predicate;

/**
 * What an invocation is for.
 *
 * @param licence what it may take away
 * @param goal what must have been so at some moment, when it reports success
 */
record Aim(Licence licence, Predicate<Truth> goal) {}
