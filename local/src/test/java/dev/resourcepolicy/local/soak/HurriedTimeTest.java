package dev.resourcepolicy.local.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.reconcile.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class HurriedTimeTest {
  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

  private final VirtualTime real = new VirtualTime(Instant.parse("2026-03-02T09:00:00Z"));
  private final HurriedTime time = new HurriedTime(real, START);

  @Test
  void goesOnSixtyTimesAsFastAsTheRealClock() {
    real.sleep(Duration.ofSeconds(3));

    assertThat(time.now()).isEqualTo(START.plusSeconds(180));
  }

  @Test
  void leapsWhenSomebodyWaits() {
    Instant before = real.now();

    time.sleep(Duration.ofMinutes(1));

    assertThat(time.now()).isEqualTo(START.plusSeconds(60));
    assertThat(real.now()).isEqualTo(before);
  }

  @Test
  void awaitsWorkOnTheRealClock() {
    time.sleep(Duration.ofMinutes(1));
    Instant deadline = time.now().plusSeconds(300);
    real.sleep(Duration.ofSeconds(5));

    assertThat(time.await(new CompletableFuture<>(), deadline)).isFalse();
    assertThat(time.await(CompletableFuture.completedFuture(1), deadline)).isTrue();
  }
}
