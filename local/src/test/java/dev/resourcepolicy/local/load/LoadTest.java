package dev.resourcepolicy.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.local.Session;
import dev.resourcepolicy.local.template.Template;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two hours of load, short and in virtual time: whatever is throttled, nothing is lost. */
@Timeout(300)
final class LoadTest {
  @ParameterizedTest
  @CsvSource({"XRAY, 120, 2.5", "DYNAMODB, 48, 2.5", "ACM_PCA, 48, 2.5"})
  void losesNothing(Site site, int requests, double attemptsPerSuccess) throws IOException {
    Load.Result result = load().run(site, requests, Duration.ofHours(2), 1);

    assertThat(result.lost()).isEmpty();
    assertThat(result.ledger().failures()).isEmpty();
    assertThat(result.ledger().requests()).isGreaterThanOrEqualTo(requests / 2);
    assertThat(result.ledger().timesTampered()).isPositive();
    assertThat(result.ledger().attemptsPerSuccess()).isBetween(1.0, attemptsPerSuccess);
    // Each service stands in the way in its own manner.
    switch (site) {
      case XRAY -> assertThat(result.throttled()).isPositive();
      case ACM_PCA -> assertThat(result.ledger().timesQueued()).isPositive();
      case DYNAMODB ->
          assertThat(result.ledger().waited(0.95)).isGreaterThan(Duration.ofSeconds(3));
      case SSM, AMP -> throw new IllegalArgumentException(site.name());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--function NoFunction", "--hours 0", "--invocations many", "--seed", "fast"})
  void saysHowItIsUsed(String misuse) {
    var printed = new ByteArrayOutputStream();

    int exit =
        LoadCommand.run(
            misuse.split(" ", -1), new PrintStream(printed, true, StandardCharsets.UTF_8));

    assertThat(exit).isEqualTo(2);
    assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith("usage: local/load");
  }

  private static Load load() throws IOException {
    return new Load(template(), Path.of("..", "events"));
  }

  static Template template() throws IOException {
    return Template.read(
        Files.readString(Path.of("..", "template.yaml")), Session.deployment(Map.of()));
  }
}
