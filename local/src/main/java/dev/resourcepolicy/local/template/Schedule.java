package dev.resourcepolicy.local.template;

import dev.resourcepolicy.json.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A schedule that invokes a function.
 *
 * @param function the logical id of the function
 * @param input what the function gets instead of a Scheduled Event
 */
public record Schedule(
    String name, String function, Duration every, Optional<Json> input, boolean enabled) {
  private static final Pattern RATE =
      Pattern.compile("rate\\(([1-9][0-9]{0,5}) (minute|hour|day)s?\\)");

  /** The time between two runs of {@code rate(1 hour)} and its like. */
  static Duration every(String name, String expression) {
    Matcher rate = RATE.matcher(expression.strip());
    if (!rate.matches()) {
      throw new TemplateException(
          "%s runs by %s; on a laptop a schedule is rate(N minutes), rate(N hours) or rate(N days)."
              .formatted(name, expression));
    }
    int count = Integer.parseInt(rate.group(1));
    return switch (rate.group(2)) {
      case "minute" -> Duration.ofMinutes(count);
      case "hour" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
