package dev.resourcepolicy.local.sweep;

import dev.resourcepolicy.local.load.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What one sweep came to.
 *
 * @param checksPerSecond as the template sets it
 * @param alone whether one invocation runs at a time, which takes longer than the rate would
 * @param held the bytes that the function had alive, on average
 * @param troubles failed invocations, and events that were lost
 */
record Round(
    Site site,
    int checksPerSecond,
    boolean alone,
    Census census,
    int invocations,
    long held,
    Duration real,
    List<String> troubles) {
  /** Of the rate, for any minute: where the sweep itself is handed on, a batch comes too early. */
  private static final double MOST_IN_A_MINUTE = 1.4;

  private static final double MOST = 1.1;

  /** The last batch ends later than the next one would begin. */
  private static final double LEAST = 0.9;

  private static final long GROWTH = 1024 * 1024;

  /** Targets in a second, from the first check to the last. */
  double rate() {
    return census.targets() / (double) census.seconds();
  }

  /** Whatever is not as it must be. */
  List<String> wrong() {
    var wrong = new ArrayList<>(troubles);
    say(wrong, census.unchecked() > 0, "%d were not checked", census.unchecked());
    say(wrong, census.repeated() > 0, "%d were checked more than once", census.repeated());
    say(wrong, census.writes() > 0, "there were %d writes", census.writes());
    say(
        wrong,
        !alone && rate() < LEAST * checksPerSecond,
        "%.2f checks in a second are too few",
        rate());
    say(wrong, rate() > MOST * checksPerSecond, "%.2f checks in a second are too many", rate());
    say(
        wrong,
        census.fastest() > MOST_IN_A_MINUTE * checksPerSecond,
        "%.2f checks in a second, for a minute, are too many",
        census.fastest());
    return wrong;
  }

  /** That the function held more in this sweep than in a smaller one. */
  Optional<String> grownSince(Round smaller) {
    return held - smaller.held <= GROWTH
        ? Optional.empty()
        : Optional.of(
            "%,d targets: the function held %,d bytes, and %,d at %,d targets"
                .formatted(census.targets(), held, smaller.held, smaller.census.targets()));
  }

  private void say(List<String> wrong, boolean holds, String what, Object number) {
    if (holds) {
      wrong.add(
          String.format(Locale.ROOT, "%,d targets: ", census.targets())
              + String.format(Locale.ROOT, what, number));
    }
  }
}
