package dev.resourcepolicy.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
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
}
