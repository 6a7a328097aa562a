package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code local/diff} prints, and the exit codes that other scripts go by. */
final class CommandsDiffTest {
  @TempDir Path directory;

  @Test
  void saysThatTwoPoliciesMeanTheSame() throws IOException {
    String one = file("one", document("\"dynamodb:GetItem\""));
    String other = file("other", document("[ \"DynamoDB:getitem\" ]"));

    CommandsRun ran = diff(one, other);

    assertThat(ran).isEqualTo(new CommandsRun(0, "Both mean the same.\n"));
  }

  @Test
  void saysWhereTwoPoliciesDiffer() throws IOException {
    String one = file("one", document("\"dynamodb:GetItem\""));
    String other = file("other", document("\"dynamodb:PutItem\""));

    CommandsRun ran = diff(one, other);

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.printed())
        .startsWith("To get from %s to %s:\n".formatted(one, other))
        .contains("~ \"Read\"", "dynamodb:GetItem", "dynamodb:PutItem");
  }

  @Test
  void callsAPolicyUnreadableThatIsNone() throws IOException {
    String policy = file("policy", document("\"dynamodb:GetItem\""));
    String text = file("text", "no policy");

    assertThat(diff(policy, text))
        .isEqualTo(new CommandsRun(2, text + " is not a policy document.\n"));
    assertThat(diff(text, text).exitCode()).isEqualTo(2);
  }

  @Test
  void callsAFileUnreadableThatIsNotThere() throws IOException {
    String policy = file("policy", document("\"dynamodb:GetItem\""));
    String absent = directory.resolve("absent").toString();

    CommandsRun ran = diff(absent, policy);

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.printed()).startsWith(absent + " cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "one.json", "one.json two.json three.json"})
  void takesTwoFiles(String arguments) {
    assertThat(diff(words(arguments)))
        .isEqualTo(new CommandsRun(2, "usage: local/diff A.json B.json\n"));
  }

  private static CommandsRun diff(String... arguments) {
    return CommandsRun.of(out -> Diff.run(arguments, out));
  }

  private static String[] words(String arguments) {
    return arguments.isEmpty() ? new String[0] : arguments.split(" ");
  }

  private static String document(String action) {
    return """
        {"Version": "2012-10-17", "Statement": [
          {"Sid": "Read", "Effect": "Allow", "Principal": {"AWS": "444455556666"},
           "Action": %s, "Resource": "*"}]}"""
        .formatted(action);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }
}
