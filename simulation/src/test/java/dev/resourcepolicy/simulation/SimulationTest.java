package dev.resourcepolicy.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimulationTest {
  private static final long SEEDS = 2_000;
  private static final Path ONCE_WRONG = Path.of("src/test/resources/seeds.txt");

  private final Simulation simulation = new Simulation();

  @Test
  void everythingHoldsInEveryStory() {
    List<Long> wrong =
        LongStream.rangeClosed(1, SEEDS)
            .filter(seed -> !simulation.tell(Stories.of(seed)).isEmpty())
            .boxed()
            .toList();

    assertThat(wrong).as("tell one with local/simulate --tell SEED").isEmpty();
  }

  /** Each line begins with the seed of a story that went wrong once, and says how. */
  static Stream<Long> seedsOfWhatOnceWentWrong() {
    try {
      return Files.readAllLines(ONCE_WRONG).stream()
          .filter(line -> !line.startsWith("#"))
          .map(line -> Long.parseLong(line.split(" ", 2)[0]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("seedsOfWhatOnceWentWrong")
  void whatOnceWentWrongDoesNoMore(long seed) {
    assertThat(simulation.tell(Stories.of(seed))).isEmpty();
  }

  @Test
  void aSeedAlwaysTellsTheSameStory() {
    assertThat(told(new Simulation(), 17)).isEqualTo(told(new Simulation(), 17)).isNotEmpty();
  }

  @Test
  void aStoryDoesNotDependOnThoseBeforeIt() {
    LongStream.range(100, 110).forEach(seed -> simulation.tell(Stories.of(seed)));

    assertThat(told(simulation, 23)).isEqualTo(told(new Simulation(), 23));
  }

  private static List<String> told(Simulation simulation, long seed) {
    var told = new ArrayList<String>();
    var _ = simulation.tell(Stories.of(seed), told::add);
    return told;
  }
}
