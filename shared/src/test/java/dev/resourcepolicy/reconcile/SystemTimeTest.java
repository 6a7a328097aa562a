package dev.resourcepolicy.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
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
    Optional<Thread> first = time.within(anHourFromNow(), Thread::currentThread);
    var idle = List.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);
    while (!idle.contains(first.orElseThrow().getState())) {
      Thread.onSpinWait();
    }

    assertThat(time.within(anHourFromNow(), Thread::currentThread)).isEqualTo(first);
    assertThat(first).get().returns(true, Thread::isDaemon);
  }

  @Test
  void interruptsWorkThatIsNotDoneInTimeAndLeavesItsThreadToIt() {
    var interrupted = new CompletableFuture<Thread>();
    var began = new CountDownLatch(1);
    var release = new CountDownLatch(1);
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
          return "late";
        };

    do { // what is late before it began does not begin
      assertThat(time.within(time.now().plusMillis(1), hanging)).isEmpty();
    } while (began.getCount() > 0);

    Thread hangs = interrupted.join();
    assertThat(time.within(anHourFromNow(), Thread::currentThread)).get().isNotEqualTo(hangs);
    release.countDown();
  }

  private Instant anHourFromNow() {
    return time.now().plusSeconds(3600);
  }
}
