package dev.resourcepolicy.local;

import dev.resourcepolicy.reconcile.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * Virtual time for several at once. One of them runs at a time; whoever waits lets that one go on
 * whose wait ends first. So the same start always leads to the same end.
 */
public final class Turns implements Time {
  private final PriorityQueue<Turn> waiting =
      new PriorityQueue<>(Comparator.comparing(Turn::at).thenComparingLong(Turn::order));
  private Instant now;
  private long order = 0;
  private int participants = 0;
  private CompletableFuture<Void> ended = CompletableFuture.completedFuture(null);

  private record Turn(Instant at, long order, Semaphore go) {}

  public Turns(Instant start) {
    this.now = start;
  }

  /** Lets all begin now, and returns when all have ended. */
  public void run(List<Runnable> all) {
    all.forEach(participant -> later(Duration.ZERO, participant));
    run();
  }

  /** Lets somebody begin after this time; before {@link #run()}, or from one who has the turn. */
  public void later(Duration delay, Runnable participant) {
    Turn first = join(delay);
    Thread.ofVirtual()
        .start(
            () -> {
              first.go().acquireUninterruptibly();
              try {
                participant.run();
                leave();
              } catch (Throwable failure) {
                fail(failure);
              } finally {
                pass();
              }
            });
  }

  /**
   * Lets time pass until everybody has come to an end, those too who began on the way.
   *
   * @throws java.util.concurrent.CompletionException when one of them failed
   */
  public void run() {
    CompletableFuture<Void> end;
    synchronized (this) {
      end = ended;
    }
    pass();
    end.join();
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

  private synchronized Turn join(Duration delay) {
    if (participants++ == 0) {
      ended = new CompletableFuture<>();
    }
    return enter(delay);
  }

  private synchronized void leave() {
    if (--participants == 0) {
      ended.complete(null);
    }
  }

  private synchronized void fail(Throwable failure) {
    participants--;
    ended.completeExceptionally(failure);
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
}
