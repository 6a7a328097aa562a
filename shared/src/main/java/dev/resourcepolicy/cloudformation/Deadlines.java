package dev.resourcepolicy.cloudformation;

import java.time.Duration;
import java.time.Instant;

/**
 * How an invocation's time is divided: work, then the answer, before Lambda ends it. With little
 * time, as in a local run, both get their share of what there is.
 *
 * @param work no attempt and no write starts later; a call that starts then (10 s at most) still
 *     ends before {@code answer}
 * @param answer when the answer is given, whatever the work came to
 * @param end when Lambda ends the invocation
 */
public record Deadlines(Instant work, Instant answer, Instant end) {
  private static final Duration FOR_LAST_CALL_AND_ANSWER = Duration.ofSeconds(20);
  private static final Duration FOR_ANSWER = Duration.ofSeconds(8);

  /** Divides the time from now to the end of the invocation. */
  public static Deadlines between(Instant now, Instant end) {
    // A Duration would be divided with BigDecimal.
    long fifth = Duration.between(now, end).toNanos() / 5;
    return new Deadlines(
        end.minus(shorter(FOR_LAST_CALL_AND_ANSWER, Duration.ofNanos(2 * fifth))),
        end.minus(shorter(FOR_ANSWER, Duration.ofNanos(fifth))),
        end);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
