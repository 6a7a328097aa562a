package dev.resourcepolicy.bench;

import java.io.PrintStream;
import java.util.Locale;

/** What must not get worse. */
final class Limits {
  /** Ours as a part of the plain handler: goals leave room for a busy machine. */
  private static final double OF_PLAIN = 0.7;

  private Limits() {}

  /** The exit code. */
  static int check(Report report, PrintStream out) {
    double ratio = report.ratio("ours", "plain").orElseThrow();
    boolean isTooSlow = ratio > OF_PLAIN;
    out.printf(
        Locale.ROOT,
        "ours takes %.2f of the plain handler's time: %s %.2f%n",
        ratio,
        isTooSlow ? "more than" : "at most",
        OF_PLAIN);
    return isTooSlow ? 1 : 0;
  }
}
