package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ReadmeTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void showsWhatTheCommandPrints() throws IOException {
    String events = "events/dynamodb/";
    var printed = new ByteArrayOutputStream();

    int exit =
        Invoke.run(
            new String[] {
              "DynamoDbPolicyFunction",
              ROOT.resolve(events + "create.json").toString(),
              ROOT.resolve(events + "update.json").toString()
            },
            new PrintStream(printed, true, StandardCharsets.UTF_8));

    assertThat(exit).isZero();
    assertThat(Files.readString(ROOT.resolve("README.md")))
        .contains(
            printed.toString(StandardCharsets.UTF_8).strip().replace(ROOT + "/" + events, events));
  }
}
