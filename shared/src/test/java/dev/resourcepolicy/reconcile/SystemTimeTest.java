package dev.resourcepolicy.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SystemTimeTest {
  private final Time time = Time.system();

  @AfterEach
  void isInterruptedNoMore() {
    var _ = Thread.interrupted();
  }

  @Test
  void endsAWaitWhenInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> time.sleep(Duration.ofHours(1)))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void endsAWaitForWorkWhenInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> time.await(new CompletableFuture<>(), time.now().plusSeconds(3600)))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void seesWorkThatIsDone() {
    var work = CompletableFuture.completedFuture("done");

    assertThat(time.await(work, time.now().plusSeconds(3600))).isTrue();
  }

  @Test
  void takesWorkThatFailedForDone() {
    var work = CompletableFuture.failedFuture(new IllegalStateException("broken"));

    assertThat(time.await(work, time.now().plusSeconds(3600))).isTrue();
  }

  @Test
  void givesUpOnWorkWhenTheDeadlineIsPast() {
    assertThat(time.await(new CompletableFuture<>(), time.now().minusSeconds(1))).isFalse();
  }

  @Test
  void doesTheNextWorkInTheSameThread() {
    Thread first = worker();
    var idle = List.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);
    while (!idle.contains(first.getState())) {
      Thread.onSpinWait();
    }

    assertThat(worker()).isSameAs(first).returns(true, Thread::isDaemon);
  }

  @Test
  void goesOnFromWorkInTheThreadThatDidIt() {
    var followed = new CompletableFuture<Thread>();

    Thread worker =
        time.within(
            anHourFromNow(),
            Thread::currentThread,
            Assertions::fail,
            _ -> followed.complete(Thread.currentThread()));

    assertThat(worker).isNotSameAs(Thread.currentThread());
    assertThat(followed).isCompletedWithValue(worker);
  }

  @Test
  void failsAsWhatFollowsFailed() {
    var failure = new IllegalArgumentException("not delivered");

    assertThatThrownBy(
            () ->
                time.within(
                    anHourFromNow(),
                    () -> "done",
                    Assertions::fail,
                    _ -> {
                      throw failure;
                    }))
        .isSameAs(failure);
  }

  @Test
  void interruptsWorkThatIsNotDoneInTimeAndLeavesItsThreadToIt() {
    var interrupted = new CompletableFuture<Thread>();
    var began = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var followed = new CopyOnWriteArrayList<String>();
    Supplier<String> hanging =
        () -> {
          began.countDown();
          while (release.getCount() > 0) {
            try {
              release.await();
            } catch (InterruptedException e) {
              interrupted.complete(Thread.currentThread());
            }
          }
          return "done";
        };

    int tries = 0;
    do { // what is late before it began does not begin
      tries++;
      Instant soon = time.now().plusMillis(1);
      assertThat(time.within(soon, hanging, () -> "late", followed::add)).isEqualTo("late");
    } while (began.getCount() > 0);

    Thread hangs = interrupted.join();
    assertThat(worker()).isNotSameAs(hangs);
    release.countDown();
    assertThat(followed).hasSize(tries).containsOnly("late");
  }

  private Thread worker() {
    return time.within(anHourFromNow(), Thread::currentThread, Assertions::fail, _ -> {});
  }

  private Instant anHourFromNow() {
    return time.now().plusSeconds(3600);
  }
}
