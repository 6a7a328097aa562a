package dev.resourcepolicy.bench;

import java.util.List;

/**
 * CPU of a warm invocation, and of the same calls of the SDK by themselves.
 *
 * @param calls how many there are
 * @param rounds measured one after the other
 */
record WarmCost(int calls, List<Round> rounds) {
  /**
   * Microseconds for one invocation, on average.
   *
   * @param handler of the whole process while the handler is invoked
   * @param calls of another one, in which a handler makes the same calls and nothing else
   */
  record Round(double handler, double calls) {}

  Figures handler() {
    return Figures.of(rounds.stream().mapToDouble(Round::handler));
  }

  Figures sdk() {
    return Figures.of(rounds.stream().mapToDouble(Round::calls));
  }

  /** Without the SDK's calls, and without the runtime, which is in both. */
  Figures rest() {
    return Figures.of(rounds.stream().mapToDouble(round -> round.handler() - round.calls()));
  }
}
