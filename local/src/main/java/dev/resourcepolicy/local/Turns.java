package dev.resourcepolicy.local;

import dev.resourcepolicy.reconcile.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CancellationException;
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

  /** When somebody goes on; {@code go} is released when that time has come. */
  private record Turn(Instant at, long order, Thread who, Semaphore go) {}

  public Turns(Instant start) {
    this.now = start;
  }

  /** Begins anew, when nobody waits. */
  public synchronized void restart(Instant start) {
    now = start;
    order = 0;
  }

  /** Lets all begin now, and returns when all have ended. */
  public void run(List<Runnable> all) {
    all.forEach(participant -> later(Duration.ZERO, participant));
    run();
  }

  /** Lets somebody begin after this time; before {@link #run()}, or from one who has the turn. */
  public void later(Duration delay, Runnable participant) {
    var _ = begin(delay, participant);
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
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
    enterUnlessFirst(now().plus(duration)).ifPresent(this::waitFor);
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted while waiting");
    }
  }

  @Override
  public boolean await(CompletableFuture<?> work, Instant deadline) {
    Turn mine = enter(deadline);
    var _ = work.whenComplete((_, _) -> hasten(mine));
    waitFor(mine);
    return work.isDone();
  }

  /** The work takes its turns like everybody, also when it is interrupted. */
  @Override
  public Runnable start(Runnable work) {
    Thread worker = begin(Duration.ZERO, work);
    return () -> interrupt(worker);
  }

  private Thread begin(Duration delay, Runnable participant) {
    var go = new Semaphore(0);
    Thread thread =
        Thread.ofVirtual()
            .unstarted(
                () -> {
                  go.acquireUninterruptibly();
                  takePart(participant);
                });
    synchronized (this) {
      if (participants++ == 0) {
        ended = new CompletableFuture<>();
      }
      waiting.add(new Turn(now.plus(delay), order++, thread, go));
    }
    thread.start();
    return thread;
  }

  private void takePart(Runnable participant) {
    try {
      participant.run();
      leave(Optional.empty());
    } catch (Throwable failure) {
      leave(Optional.of(failure));
    }
  }

  /** Passes before it tells the end, after which somebody else may give turns. */
  private synchronized void leave(Optional<Throwable> failure) {
    pass();
    participants--;
    failure.ifPresent(ended::completeExceptionally);
    if (participants == 0) {
      ended.complete(null);
    }
  }

  /** Ends the wait of one who has no turn now, and would else run beside the one who has it. */
  private synchronized void interrupt(Thread thread) {
    thread.interrupt();
    waiting.stream().filter(turn -> turn.who().equals(thread)).findFirst().ifPresent(this::hasten);
  }

  private synchronized void hasten(Turn turn) {
    if (waiting.remove(turn)) {
      waiting.add(new Turn(now, order++, turn.who(), turn.go()));
    }
  }

  /** A turn at this instant; none when there is nobody to wait for, and the time has come. */
  private synchronized Optional<Turn> enterUnlessFirst(Instant at) {
    Turn next = waiting.peek();
    if (next == null || at.isBefore(next.at())) {
      now = at;
      return Optional.empty();
    }
    return Optional.of(enter(at));
  }

  private synchronized Turn enter(Instant at) {
    var turn = new Turn(at, order++, Thread.currentThread(), new Semaphore(0));
    waiting.add(turn);
    return turn;
  }

  private void waitFor(Turn mine) {
    pass();
    mine.go().acquireUninterruptibly();
  }

  private synchronized void pass() {
    Turn next = waiting.poll();
    if (next != null) {
      now = next.at().isAfter(now) ? next.at() : now;
      next.go().release();
    }
  }
}
