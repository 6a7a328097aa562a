package dev.resourcepolicy.local.load;

import java.time.Duration;
import java.util.Locale;

/** What loads came to, for people. */
final class LoadTable {
  static final String HEAD =
      """
                                       invocations           attempts  from request to answer, in s  calls   waited for  policies
      function                requests  (all)  an hour  a real s  each  median    p95    p99     max  throttled  concurrency  tampered  failed  lost
      """;

  private LoadTable() {}

  static String row(Load.Result result) {
    Ledger ledger = result.ledger();
    double hours = result.virtual().toMillis() / 3_600_000.0;
    double seconds = result.real().toMillis() / 1000.0;
    return String.format(
        Locale.ROOT,
        "%-22s  %8d  %5d  %7.0f  %8.0f  %4.2f  %6.1f  %5.1f  %5.1f  %6.1f  %9d  %11d  %8d  %6d "
            + " %4d%n",
        result.site().function(),
        ledger.requests(),
        ledger.invocations(),
        ledger.invocations() / hours,
        ledger.invocations() / seconds,
        ledger.attemptsPerSuccess(),
        seconds(ledger.waited(0.5)),
        seconds(ledger.waited(0.95)),
        seconds(ledger.waited(0.99)),
        seconds(ledger.waited(1)),
        result.throttled(),
        ledger.timesQueued(),
        ledger.timesTampered(),
        ledger.failed(),
        result.lost().size());
  }

  /** The failures with their reasons, and what was lost. */
  static String details(Load.Result result) {
    var text = new StringBuilder();
    String function = result.site().function();
    result
        .ledger()
        .failures()
        .forEach(
            (reason, times) ->
                text.append("%s failed %d times: %s%n".formatted(function, times, reason)));
    result.lost().forEach(lost -> text.append("%s lost: %s%n".formatted(function, lost)));
    return text.toString();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
