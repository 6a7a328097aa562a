package dev.resourcepolicy.simulation;

import dev.resourcepolicy.reconcile.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

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

  /** Begins anew, when nobody waits. */
  synchronized void restart(Instant start) {
    now = start;
    order = 0;
  }

  /** Lets all begin now, and returns when all have ended. */
  void run(List<Runnable> participants) {
    if (participants.size() == 1) {
      participants.getFirst().run();
      return;
    }
    var threads = new ArrayList<Thread>();
    for (Runnable participant : participants) {
      Turn first = enter(now());
      threads.add(Thread.ofVirtual().start(() -> takePart(participant, first)));
    }
    pass();
    threads.forEach(Turns::join);
  }

  private void takePart(Runnable participant, Turn first) {
    first.go().acquireUninterruptibly();
    try {
      participant.run();
    } finally {
      pass();
    }
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  /** Waits for one's turn; nobody else's when nobody else waits. */
  @Override
  public void sleep(Duration duration) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
    Turn mine = enterUnlessFirst(now().plus(duration));
    if (mine == null) {
      return;
    }
    pass();
    try {
      mine.go().acquire();
    } catch (InterruptedException e) {
      // Whoever interrupts has the turn, and this one has lost its own for good.
      leave(mine);
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  /** The work has the turn of the one that waits for it, and gives it back when it is done. */
  @Override
  public boolean await(CompletableFuture<?> work, Instant deadline) {
    Turn mine = enter(deadline);
    var _ = work.whenComplete((_, _) -> goOn(mine));
    mine.go().acquireUninterruptibly();
    return work.isDone();
  }

  /** A turn at this instant; none when there is nobody to wait for, and the time has come. */
  private synchronized @Nullable Turn enterUnlessFirst(Instant at) {
    Turn next = waiting.peek();
    if (next == null || at.isBefore(next.at())) {
      now = at;
      return null;
    }
    return enter(at);
  }

  private synchronized Turn enter(Instant at) {
    var turn = new Turn(at, order++, new Semaphore(0));
    waiting.add(turn);
    return turn;
  }

  private synchronized void leave(Turn turn) {
    waiting.remove(turn);
  }

  private synchronized void goOn(Turn turn) {
    if (waiting.remove(turn)) {
      turn.go().release();
    }
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
