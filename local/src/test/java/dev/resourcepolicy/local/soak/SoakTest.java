package dev.resourcepolicy.local.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * That a soak runs, and that it would notice what it is for; {@code local/soak} is the long one.
 */
@Timeout(300)
final class SoakTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(strings = {"XRayPolicyFunction", "XRayPolicyFunction --no-memory"})
  void goesThroughItsEvents(String function) throws IOException {
    assumeTrue(
        System.getProperty("os.name").equals("Linux"),
        "skipped: the Runtime Interface Client has native libraries for Linux only");

    int exit =
        run("--template ../template.yaml --invocations 200 --function %s".formatted(function));

    assertThat(exit).as(printed.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("200 invocations", "heap after collection", "open files")
        .doesNotContain("GROWS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--function NoFunction", "--invocations 10", "--invocations x", "--memory-size 1"})
  void saysHowItIsUsed(String misuse) throws IOException {
    assertThat(run(misuse)).isEqualTo(2);
    assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith("usage: local/soak");
  }

  @Test
  void callsALeakOfThirtyBytesAnInvocationGrowth() {
    assertThat(Verdict.of(footprints(0)).isFlat()).isTrue();
    // In 100,000 invocations; between the two quarters there are 50,000.
    assertThat(Verdict.of(footprints(30)).isFlat()).isFalse();
  }

  @Test
  void readsTheHeapOfTheSerialCollector() {
    assertThat(
            Footprint.heap(
                """
                1633:
                DefNew     total 116224K, used 120K [0x0000000687400000, 0x000000068f210000)
                 eden space 103360K,   0% used [0x0000000687400000, 0x0000000687400000)
                Tenured    total 258048K, used 3766K [0x0000000704d50000, 0x0000000714950000)
                 the  space 258048K,   1% used [0x0000000704d50000, 0x00000007050fdae8)
                """))
        .isEqualTo(3886);
  }

  /** Of a process that is still getting warm at first, and then leaks. */
  private static List<Footprint> footprints(int bytesAnInvocation) {
    return IntStream.rangeClosed(1, 20)
        .map(i -> i * 5000)
        .mapToObj(
            after ->
                new Footprint(
                    after,
                    10_000 + (after < 10_000 ? 0 : 500) + (long) after * bytesAnInvocation / 1024,
                    110_000,
                    19,
                    55))
        .toList();
  }

  private int run(String words) throws IOException {
    return SoakCommand.run(
        words.split(" ", -1), new PrintStream(printed, true, StandardCharsets.UTF_8));
  }
}
