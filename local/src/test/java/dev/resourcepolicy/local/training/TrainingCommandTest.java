package dev.resourcepolicy.local.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a training is for, {@code .ci/run} sees: the JVM takes the cache. */
final class TrainingCommandTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--task-root any --work any",
        "--function XRayPolicyFunction --work any",
        "--handler any::any --task-root any",
        "--function NoFunction --task-root any --work any",
        "--function XRayPolicyFunction --task-root any --work any --no-such-option",
        "--function XRayPolicyFunction --handler any::any --task-root any --work any"
      })
  void saysHowItIsUsed(String line) throws Exception {
    var printed = new ByteArrayOutputStream();

    int exit =
        TrainingCommand.run(
            line.split(" "), new PrintStream(printed, true, StandardCharsets.UTF_8));

    assertThat(exit).isEqualTo(2);
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("usage");
  }
}
