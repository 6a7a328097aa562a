package dev.resourcepolicy.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DeadlinesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  @ParameterizedTest
  @CsvSource({"900, 880, 892", "60, 40, 52", "50, 30, 42", "30, 18, 24", "5, 3, 4"})
  void dividesTheTimeThereIs(int seconds, int work, int answer) {
    var deadlines = Deadlines.between(NOW, NOW.plusSeconds(seconds));

    assertThat(deadlines)
        .isEqualTo(
            new Deadlines(
                NOW.plusSeconds(work), NOW.plusSeconds(answer), NOW.plusSeconds(seconds)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 999, 3_000, 20_001, 900_000})
  void leavesTimeForEachPart(int milliseconds) {
    var deadlines = Deadlines.between(NOW, NOW.plus(Duration.ofMillis(milliseconds)));

    assertThat(deadlines.work()).isAfter(NOW).isBefore(deadlines.answer());
    assertThat(deadlines.answer()).isBefore(deadlines.end());
  }
}
