package dev.resourcepolicy.local.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.local.Session;
import dev.resourcepolicy.local.load.Site;
import dev.resourcepolicy.local.template.Template;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sweep over a thousand targets, handed on in ten batches. */
@Timeout(300)
final class SweepTest {
  @Test
  void checksEachTargetOnceAtTheRateThatIsSet() throws IOException {
    var template =
        Template.read(
            Files.readString(Path.of("..", "template.yaml")), Session.deployment(Map.of()));

    Round round = new Sweeping(template, Path.of("..", "events")).over(Site.SSM, 1000);

    assertThat(round.wrong()).isEmpty();
    assertThat(round.invocations()).isEqualTo(11);
    assertThat(round.rate()).isBetween(4.5, 5.0);
    // For each target its entries and its policy; for a hundred of them a page and an event; and a
    // page that is empty, since the one before was full.
    assertThat(round.census().calls()).isEqualTo(2 * 1000 + 2 * 10 + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--function XRayPolicyFunction", "--targets 999", "--targets many", "--seed 1"})
  void saysHowItIsUsed(String misuse) {
    var printed = new ByteArrayOutputStream();

    int exit =
        SweepCommand.run(
            misuse.split(" ", -1), new PrintStream(printed, true, StandardCharsets.UTF_8));

    assertThat(exit).isEqualTo(2);
    assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith("usage: local/sweep");
  }

  @Test
  void growsTenfoldUpToTheTargetsThatAreAskedFor() {
    assertThat(SweepOptions.of("--targets", "20000").orElseThrow().sizes())
        .containsExactly(1000, 10_000, 20_000);
  }
}
