package dev.resourcepolicy.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Time that passes only when somebody waits: a minute of waiting takes no time at all. Tests and
 * {@code local/invoke} run on it; it stands here, and not in the stand-in, because the tests of
 * this module need it too.
 */
public final class VirtualTime implements Time {
  private final TreeMap<Instant, Runnable> events = new TreeMap<>();
  private Instant now;

  public VirtualTime(Instant start) {
    this.now = start;
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public void sleep(Duration duration) {
    advanceTo(now().plus(duration));
  }

  /** Lets something happen when time passes this instant, on the thread whose wait passes it. */
  public synchronized void at(Instant instant, Runnable event) {
    Instant free = instant;
    while (events.containsKey(free)) {
      free = free.plusNanos(1);
    }
    events.put(free, event);
  }

  @Override
  public synchronized boolean await(CompletableFuture<?> work, Instant deadline) {
    var _ = work.whenComplete((_, _) -> wake());
    while (!work.isDone() && now.isBefore(deadline)) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    return work.isDone();
  }

  private void advanceTo(Instant end) {
    for (Runnable event = next(end); event != null; event = next(end)) {
      event.run();
    }
  }

  /**
   * Moves on to the next event up to {@code end} and takes it, or moves to {@code end} when there
   * is none.
   */
  private synchronized @Nullable Runnable next(Instant end) {
    Map.Entry<Instant, Runnable> event = events.firstEntry();
    boolean due = event != null && !event.getKey().isAfter(end);
    Instant to = due ? event.getKey() : end;
    now = to.isAfter(now) ? to : now;
    notifyAll();
    return due ? Objects.requireNonNull(events.pollFirstEntry()).getValue() : null;
  }

  private synchronized void wake() {
    notifyAll();
  }
}
