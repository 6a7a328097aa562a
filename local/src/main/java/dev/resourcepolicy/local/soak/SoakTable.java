package dev.resourcepolicy.local.soak;

import java.util.Locale;

/** The footprints of a soak, for people. */
final class SoakTable {
  static final String HEAD =
      String.format(
          "%12s  %14s  %12s  %8s  %10s%n",
          "invocations", "heap after GC", "resident", "threads", "open files");

  private SoakTable() {}

  static String row(Footprint footprint) {
    return String.format(
        Locale.ROOT,
        "%,12d  %10.2f MiB  %8.1f MiB  %8d  %10d%n",
        footprint.after(),
        footprint.heapKib() / 1024.0,
        footprint.residentKib() / 1024.0,
        footprint.threads(),
        footprint.files());
  }

  /** The result, with the second quarter beside the last one. */
  static String summary(SoakOptions options, Soak.Result result, Verdict verdict) {
    double seconds = result.took().toMillis() / 1000.0;
    var text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%n%s, %s the memory, %d MiB: %,d invocations in %.0f s (%.0f in a second)%n",
            options.site().function(),
            options.memory() ? "with" : "without",
            options.memorySize(),
            options.invocations(),
            seconds,
            options.invocations() / seconds));
    text.append("Second quarter -> last quarter, on average:%n".formatted());
    verdict.growths().forEach(growth -> text.append("  %s%n".formatted(growth)));
    return text.toString();
  }
}
