package dev.resourcepolicy.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
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
   * Does work in another thread, and there, too, what follows from it, for which a processor has at
   * hand what it has just worked with. When the deadline comes before the work is done, the work is
   * interrupted, and what it comes to later is nobody's: what follows then follows from something
   * else, in this thread.
   *
   * @param otherwise what it follows from after the deadline
   * @param then what follows, once, however long it takes
   * @return what it followed from
   */
  default <T> T within(
      Instant deadline, Supplier<T> work, Supplier<T> otherwise, Consumer<T> then) {
    var decided = new CompletableFuture<T>();
    var followed = new CompletableFuture<T>();
    Supplier<T> all =
        () -> {
          T done = work.get();
          if (decided.complete(done)) {
            then.accept(done);
          }
          return done;
        };
    Runnable interrupt =
        start(
            () -> {
              var _ = followed.completeAsync(all, Runnable::run);
            });
    if (!await(followed, deadline)) {
      T late = otherwise.get();
      if (decided.complete(late)) {
        interrupt.run();
        then.accept(late);
        return late;
      }
      // Done in the last moment: what follows is awaited for longer than Lambda's longest run.
      var _ = await(followed, now().plus(Duration.ofDays(1)));
    }
    return result(followed);
  }

  private static <T> T result(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof Error error) {
        throw error;
      }
      throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
    }
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
