package dev.resourcepolicy.local.sweep;

import java.util.Locale;

/** Sweeps, for people. */
final class SweepTable {
  static final String HEAD =
      """
                                          virtual  checks a second   most in          calls each   held by  real
      function                 targets  time, in s  (set)  average  a minute  invocations  target  function  time, in s
      """;

  private SweepTable() {}

  static String row(Round round) {
    Census census = round.census();
    return String.format(
        Locale.ROOT,
        "%-22s  %,8d  %,10d  %5d  %7.2f  %8.2f  %,11d  %6.2f  %5.1f MiB  %10.0f%n",
        round.site().function(),
        census.targets(),
        census.seconds(),
        round.checksPerSecond(),
        round.rate(),
        census.fastest(),
        round.invocations(),
        census.calls() / (double) census.targets(),
        round.held() / 1024.0 / 1024.0,
        round.real().toMillis() / 1000.0);
  }
}
