package dev.resourcepolicy.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The time that passes: the one source of now, and the one place that waits. */
public interface Time extends InstantSource {

  Instant now();

  @Override
  default Instant instant() {
    return now();
  }

  /**
   * Waits. An interrupt ends the wait.
   *
   * @throws java.util.concurrent.CancellationException when the waiting thread was interrupted
   */
  void sleep(Duration duration);

  /**
   * Waits until the work is done, at the longest until the deadline; whether it was done by then.
   */
  boolean await(CompletableFuture<?> work, Instant deadline);

  /**
   * Does work in another thread, until the deadline. Work that is not done by then is interrupted,
   * and what it comes to later is nobody's.
   *
   * @return what the work came to; empty when it was not done in time
   */
  default <T> Optional<T> within(Instant deadline, Supplier<T> work) {
    var result = new CompletableFuture<T>();
    Runnable interrupt =
        start(
            () -> {
              var _ = result.completeAsync(work, Runnable::run);
            });
    if (await(result, deadline)) {
      return Optional.of(result.join());
    }
    interrupt.run();
    return Optional.empty();
  }

  /** Starts work in another thread; what this returns interrupts it. */
  default Runnable start(Runnable work) {
    return Thread.ofPlatform().daemon().start(work)::interrupt;
  }

  /** The machine's own clock. */
  static Time system() {
    return new SystemTime();
  }
}
