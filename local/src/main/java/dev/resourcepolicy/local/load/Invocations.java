package dev.resourcepolicy.local.load;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.reconcile.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntFunction;

/**
 * Lambda's asynchronous invocations of one function (developer guide, "How Lambda handles errors
 * and retries with asynchronous invocation"): what fails is tried twice more, and an event for
 * which there is no concurrency comes again after a pause that doubles from one second to five
 * minutes.
 */
final class Invocations {
  /** Documented: what an account has in a Region, until it asks for more. */
  static final int ACCOUNT_CONCURRENCY = 1000;

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final int TRIES = 3;

  /** As in the template. */
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  private static final Duration GREATEST_AGE = Duration.ofHours(1);

  /** From the start of a JVM to the first call, as measured (docs/decisions.md, 23). */
  private static final Duration COLD_START = Duration.ofMillis(800);

  /** Assumed: Lambda says no more than that it keeps an environment for some time. */
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final Time time;
  private final int concurrency;
  private final IntFunction<Environment> start;
  private final Ledger ledger;
  private final Deque<Environment> idle = new ArrayDeque<>();
  private int running = 0;
  private int started = 0;

  /**
   * @param start starts an execution environment, by its number
   */
  Invocations(Time time, int concurrency, IntFunction<Environment> start, Ledger ledger) {
    this.time = time;
    this.concurrency = concurrency;
    this.start = start;
    this.ledger = ledger;
  }

  /**
   * Invokes the function, and returns when nothing will come of this event any more.
   *
   * @return how many attempts its reconciliations took
   */
  int invoke(Json.Obj event) {
    Instant accepted = time.now();
    int attempts = 0;
    for (int tried = 1; tried <= TRIES; tried++) {
      if (!waitForConcurrency(accepted)) {
        ledger.lost("An event grew too old in the queue: " + event.text());
        return attempts;
      }
      Environment.Ended ended = run(event);
      attempts += ended.attempts();
      if (ended.failure().isEmpty()) {
        return attempts;
      }
      ledger.failed("An invocation failed: " + ended.failure().get());
      if (tried < TRIES) {
        time.sleep(Duration.ofMinutes(tried));
      }
    }
    ledger.lost("An event went to the dead-letter queue: " + event.text());
    return attempts;
  }

  /** Takes a place among those that run, as soon as one is free when it is looked for. */
  private boolean waitForConcurrency(Instant accepted) {
    Duration pause = SHORTEST_PAUSE;
    while (running >= concurrency) {
      ledger.queued();
      if (time.now().plus(pause).isAfter(accepted.plus(GREATEST_AGE))) {
        return false;
      }
      time.sleep(pause);
      Duration next = pause.multipliedBy(2);
      pause = next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
    }
    running++;
    return true;
  }

  private Environment.Ended run(Json.Obj event) {
    ledger.invocation();
    idle.removeIf(environment -> environment.idle().compareTo(KEPT) > 0);
    Environment environment = idle.poll();
    if (environment == null) {
      environment = start.apply(++started);
      time.sleep(COLD_START);
    }
    try {
      return environment.invoke(event, TIMEOUT);
    } finally {
      idle.push(environment);
      running--;
    }
  }
}
