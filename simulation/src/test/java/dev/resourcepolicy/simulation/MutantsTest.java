package dev.resourcepolicy.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Takes a minute, so it runs where it is asked for: {@code -Dgroups=mutants}. */
@Tag("mutants")
class MutantsTest {
  private static final long SEEDS = 3_000;

  static List<Mutant> mutants() {
    return Mutants.all();
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void findsTheBug(Mutant mutant, @TempDir Path folder) throws IOException {
    Optional<String> failure = mutant.firstFailure(folder, SEEDS);

    System.out.printf("%-58s %s%n", mutant, failure.orElse("NOT FOUND"));
    assertThat(failure)
        .hasValueSatisfying(
            found ->
                assertThat(mutant.caught().stream().map(Check::name)).anyMatch(found::startsWith));
  }
}
