package dev.resourcepolicy.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The machine's own clock. */
final class SystemTime implements Time {
  /**
   * A thread that has nothing to do waits a minute for the next work: to start and end one, and to
   * fill what it has of its own, would be a cost of each. Work that hangs keeps its thread to
   * itself.
   */
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting");
    }
  }

  @Override
  public boolean await(CompletableFuture<?> work, Instant deadline) {
    try {
      work.get(Math.max(0, Duration.between(now(), deadline).toMillis()), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException e) {
      return true; // done, if badly: whoever asked for the work looks at how it ended
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting");
    }
  }

  @Override
  public Runnable start(Runnable work) {
    Future<?> started = threads.submit(work);
    return () -> started.cancel(true);
  }
}
