package dev.resourcepolicy.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BackoffTest {
  private static final Duration BASE = Duration.ofMillis(100);
  private static final Duration CAP = Duration.ofSeconds(2);

  /** Draws the largest number below every bound. */
  private static final class Highest implements RandomGenerator {
    @Override
    public long nextLong() {
      return Long.MAX_VALUE;
    }

    @Override
    public long nextLong(long bound) {
      return bound - 1;
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 100", "2, 200", "3, 400", "5, 1600", "6, 2000", "7, 2000", "1000, 2000"})
  void doublesItsBoundUpToTheCap(int attempt, long bound) {
    var backoff = new Backoff(BASE, CAP, new Highest());

    assertThat(backoff.after(attempt)).isEqualTo(Duration.ofMillis(bound));
  }

  @Test
  void waitsAnywhereBelowItsBound() {
    var backoff = new Backoff(BASE, CAP, new Random(1));

    var waits = IntStream.range(0, 2_000).mapToLong(_ -> backoff.after(1).toMillis()).boxed();

    assertThat(waits).contains(0L, 100L).allMatch(wait -> 0 <= wait && wait <= 100);
  }

  @Test
  void drawsFromTheGivenRandomOnly() {
    var one = new Backoff(BASE, CAP, new Random(7));
    var other = new Backoff(BASE, CAP, new Random(7));

    for (int attempt = 1; attempt < 10; attempt++) {
      assertThat(one.after(attempt)).isEqualTo(other.after(attempt));
    }
  }
}
