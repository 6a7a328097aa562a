package dev.resourcepolicy.local;

import dev.resourcepolicy.reconcile.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * Virtual time for several at once. One of them runs at a time; whoever waits lets that one go on
 * whose wait ends first. So the same start always leads to the same end.
 */
final class Turns implements Time {
  private final PriorityQueue<Turn> waiting =
      new PriorityQueue<>(Comparator.comparing(Turn::at).thenComparingLong(Turn::order));
  private Instant now;
  private long order = 0;

  private record Turn(Instant at, long order, Semaphore go) {}

  Turns(Instant start) {
    this.now = start;
  }

  /** Lets all begin now, and returns when all have ended. */
  void run(List<Runnable> participants) {
    var threads = new ArrayList<Thread>();
    for (Runnable participant : participants) {
      Turn first = enter(Duration.ZERO);
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    first.go().acquireUninterruptibly();
                    try {
                      participant.run();
                    } finally {
                      pass();
                    }
                  }));
    }
    pass();
    for (Thread thread : threads) {
      join(thread);
    }
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  /** Waits for one's turn; nobody else's when nobody else waits. */
  @Override
  public void sleep(Duration duration) {
    Turn mine = enter(duration);
    pass();
    mine.go().acquireUninterruptibly();
  }

  /** The work has the turn of the one that waits for it, and keeps its own deadlines. */
  @Override
  public boolean await(CompletableFuture<?> work, Instant deadline) {
    work.join();
    return true;
  }

  private synchronized Turn enter(Duration duration) {
    var turn = new Turn(now.plus(duration), order++, new Semaphore(0));
    waiting.add(turn);
    return turn;
  }

  private synchronized void pass() {
    Turn next = waiting.poll();
    if (next != null) {
      now = next.at().isAfter(now) ? next.at() : now;
      next.go().release();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
