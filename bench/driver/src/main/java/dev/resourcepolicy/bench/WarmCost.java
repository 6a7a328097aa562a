package dev.resourcepolicy.bench;

import java.util.List;

/**
 * CPU of a warm invocation, and whose it is.
 *
 * @param calls of the SDK in each
 * @param rounds measured one after the other
 */
record WarmCost(int calls, List<Round> rounds) {
  /**
   * Microseconds for one invocation, on average: of the whole process, user and system.
   *
   * @param handler from its call to its return
   * @param sdk of that, while a client of the SDK makes a call
   */
  record Round(double handler, double sdk) {}

  Figures handler() {
    return Figures.of(rounds.stream().mapToDouble(Round::handler));
  }

  Figures sdk() {
    return Figures.of(rounds.stream().mapToDouble(Round::sdk));
  }

  /** The handler's own. */
  Figures rest() {
    return Figures.of(rounds.stream().mapToDouble(round -> round.handler() - round.sdk()));
  }
}
