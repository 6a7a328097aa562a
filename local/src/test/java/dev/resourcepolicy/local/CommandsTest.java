package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code local/invoke} and {@code local/serve} print, and the exit codes that other scripts go
 * by.
 */
final class CommandsTest {
  private static final String DYNAMODB = "DynamoDbPolicyFunction";

  @TempDir Path directory;

  @Test
  void invokePrintsWhatTheFunctionDoesAndWhatCloudFormationGets() {
    CommandsRun ran = invoke(DYNAMODB, event("create"), event("update"));

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.printed().lines().map(String::strip))
        .containsSubsequence(
            DYNAMODB + "  " + event("create"),
            "0.000 s  GetResourcePolicy  ->  none",
            "0.000 s  CloudFormation got",
            "Status              SUCCESS",
            "Reason              CREATED: There was no policy.",
            DYNAMODB + "  " + event("update"));
    assertThat(ran.printed())
        .contains("PutResourcePolicy  ExpectedRevisionId=NO_POLICY  ->  ")
        .contains("waits ", "BUSY: PutResourcePolicy") // the cooldown after the create
        .contains("UPDATED: The previous policy was replaced.");
  }

  @Test
  void invokePrintsTheSameEachTime() {
    assertThat(withoutRequestIds(invoke(DYNAMODB, event("create"), event("update"))))
        .isEqualTo(withoutRequestIds(invoke(DYNAMODB, event("create"), event("update"))));
  }

  @Test
  void invokePrintsWhatAnEventReturned() {
    CommandsRun ran = invoke(DYNAMODB, event("dry-run"));

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.printed()).contains("returned", "outcome             PLANNED");
  }

  @Test
  void invokeFailsWhenAnEventDoes() throws IOException {
    String misspelt =
        Files.readString(Path.of(event("create"))).replace("PolicyDocument", "PolicyDokument");
    String invalid = file("invalid", misspelt);
    String unknown = file("unknown", "{}");

    assertThat(invoke(DYNAMODB, invalid))
        .satisfies(ran -> assertThat(ran.exitCode()).isEqualTo(1))
        .satisfies(
            ran -> assertThat(ran.printed()).contains("FAILED", "PolicyDocument is missing"));
    assertThat(invoke(DYNAMODB, unknown))
        .satisfies(ran -> assertThat(ran.exitCode()).isEqualTo(1))
        .satisfies(ran -> assertThat(ran.printed()).contains("failed: The event names no desired"));
  }

  @Test
  void invokeCallsAnEventUnreadableThatIsNoJson() throws IOException {
    CommandsRun ran = invoke(DYNAMODB, file("text", "no event"));

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.printed()).contains("An event could not be read");
  }

  @Test
  void invokeCallsAnEventUnreadableThatIsNotThere() {
    String absent = directory.resolve("absent.json").toString();

    CommandsRun ran = invoke(DYNAMODB, absent);

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.printed()).contains("An event could not be read", absent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "DynamoDbPolicyFunction", "--live DynamoDbPolicyFunction", "Function a.json"})
  void invokeTakesAFunctionAndEvents(String arguments) {
    CommandsRun ran = invoke(words(arguments));

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.printed()).startsWith("usage: local/invoke").contains(Functions.NAMES);
  }

  @Test
  void serveSaysHowToReachIt() throws InterruptedException {
    CommandsRun ran = serve("--port", "0", "--template", "../template.yaml");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.printed())
        .containsPattern("export AWS_ENDPOINT_URL=http://127.0.0.1:[0-9]+ AWS_ENDPOINT_URL_LAMBDA=")
        .contains("AWS_REGION=eu-central-1", "AWS_ACCESS_KEY_ID=", "AWS_SECRET_ACCESS_KEY=")
        .containsPattern("http://host.docker.internal:[1-9][0-9]*\"")
        .containsPattern("http://127.0.0.1:[0-9]+/_standin/faults");
  }

  @Test
  void serveRefusesWhatItCannotRun() throws InterruptedException {
    assertThat(serve("--port", "x").exitCode()).isEqualTo(2);
    assertThat(serve("--port").printed()).startsWith("usage: local/serve");
    assertThat(serve("--prot", "1").printed()).startsWith("usage: local/serve");
    assertThat(serve("--template", "absent.yaml"))
        .satisfies(ran -> assertThat(ran.exitCode()).isEqualTo(2))
        .satisfies(ran -> assertThat(ran.printed()).contains("could not be read: absent.yaml"));
  }

  @Test
  void serveSweepsQuicklyWhenAsked() throws IOException {
    Path template =
        Files.writeString(
            directory.resolve("template.yaml"),
            """
            Parameters:
              SweepSchedule: { Type: String, Default: rate(1 hour) }
            Resources:
              F:
                Type: AWS::Serverless::Function
                Properties:
                  Events:
                    Sweep: { Type: Schedule, Properties: { Schedule: !Ref SweepSchedule } }
            """);

    assertThat(sweepEvery("--template", template.toString())).isEqualTo(Duration.ofHours(1));
    assertThat(sweepEvery("--quick-sweep", "--template", template.toString()))
        .isEqualTo(Duration.ofMinutes(1));
  }

  private static Duration sweepEvery(String... arguments) throws IOException {
    return Serve.Options.of(arguments).orElseThrow().deployed().schedules().getFirst().every();
  }

  /** Runs the command, which ends at once. */
  private static CommandsRun serve(String... arguments) throws InterruptedException {
    var printed = new ByteArrayOutputStream();
    var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    int exitCode = Serve.run(arguments, out, new CountDownLatch(0));
    return new CommandsRun(exitCode, printed.toString(StandardCharsets.UTF_8));
  }

  private static CommandsRun invoke(String... arguments) {
    return CommandsRun.of(out -> Invoke.run(arguments, out));
  }

  private static String withoutRequestIds(CommandsRun ran) {
    return ran.printed().replaceAll("[0-9a-f-]{36}", "id").replaceAll("\\s+", " ");
  }

  private static String event(String name) {
    return Path.of("..", "events", "dynamodb", name + ".json").toString();
  }

  private static String[] words(String arguments) {
    return arguments.isEmpty() ? new String[0] : arguments.split(" ");
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }
}
