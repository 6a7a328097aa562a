package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ReadmeTest {
  private static final Path ROOT = Path.of("..");

  /** Commands as a reader types them, each with what is printed below it. */
  static Stream<String> commands() throws IOException {
    return Pattern.compile("```console\n\\$ local/invoke (.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(ROOT.resolve("README.md")))
        .results()
        .map(found -> found.group(1));
  }

  @Test
  void showsTwoRuns() throws IOException {
    assertThat(commands()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void showsWhatTheCommandPrints(String shown) {
    String[] words = shown.lines().findFirst().orElseThrow().split(" ", -1);
    Stream<String> arguments =
        Stream.of(words).map(word -> word.startsWith("events/") ? ROOT + "/" + word : word);
    var printed = new ByteArrayOutputStream();

    int exit =
        Invoke.run(
            Stream.concat(Stream.of("--template", ROOT + "/template.yaml"), arguments)
                .toArray(String[]::new),
            new PrintStream(printed, true, StandardCharsets.UTF_8));

    assertThat(exit).isZero();
    assertThat(printed.toString(StandardCharsets.UTF_8).strip().replace(ROOT + "/", ""))
        .isEqualTo(shown.lines().skip(1).collect(Collectors.joining("\n")).strip());
  }
}
