package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.template.Deployment;
import dev.resourcepolicy.local.template.Template;
import dev.resourcepolicy.reconcile.VirtualTime;
import dev.resourcepolicy.standin.Seen;
import dev.resourcepolicy.standin.StandIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Functions, rules, schedules and Invoke, over the wire as the AWS CLI uses them. */
final class LiveTest {
  private static final String FUNCTION = "DynamoDbPolicyFunction";
  private static final String TEMPLATE =
      """
      Resources:
        MemoryTable:
          Type: AWS::DynamoDB::Table
          Properties:
            BillingMode: PAY_PER_REQUEST
            KeySchema: [{ AttributeName: service, KeyType: HASH }]
            AttributeDefinitions: [{ AttributeName: service, AttributeType: S }]
            TimeToLiveSpecification: { AttributeName: expiresAt, Enabled: true }
        DynamoDbPolicyFunction:
          Type: AWS::Serverless::Function
          Properties:
            Events:
              Requested:
                Type: EventBridgeRule
                Properties: { Pattern: { detail-type: [Resource Policy Apply Requested] } }
        AcmPcaPolicyFunction:
          Type: AWS::Serverless::Function
          Properties:
            ReservedConcurrentExecutions: 1
      """;

  private static final String LATER_READ =
      " waits : a read may lag behind, so this one decides nothing GetResourcePolicy -> none";

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-01-01T00:00:00Z"));
  private final StandIn standIn = StandIn.start(time, 0);
  private final PrintedLines lines = new PrintedLines();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Live live = start();

  private Live start() {
    standIn.seed();
    time.sleep(Duration.ofMinutes(1));
    var deployment = new Deployment(Session.ACCOUNT, Session.REGION, "stack", Map.of());
    return Live.start(Template.read(TEMPLATE, deployment), standIn, time, 0, lines.out());
  }

  @AfterEach
  void close() {
    client.close();
    live.close();
    standIn.close();
  }

  @Test
  void invokesAFunctionAsTheAwsCliAsks() throws Exception {
    HttpResponse<String> answer =
        invoke(FUNCTION, event("dynamodb", "create"), "X-Amz-Log-Type", "Tail");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("X-Amz-Function-Error")).isEmpty();
    assertThat(log(answer)).contains("\"outcome\":\"CREATED\"");
    assertThat(lines.awaited("Status"))
        .contains("#1  DynamoDbPolicyFunction  Create\n")
        .containsPattern("#1  +[0-9.]+ s  PutResourcePolicy  ExpectedRevisionId=NO_POLICY")
        .contains("CREATED: There was no policy.");
  }

  @Test
  void findsAFunctionByItsArn() throws Exception {
    String arn = "arn%3Aaws%3Alambda%3Aeu-central-1%3A111122223333%3Afunction%3A" + FUNCTION;

    assertThat(invoke(arn, event("dynamodb", "dry-run")).body()).contains("PLANNED");
    assertThat(invoke("Nobody", "{}"))
        .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(404))
        .satisfies(
            answer ->
                assertThat(answer.headers().firstValue("X-Amzn-ErrorType"))
                    .contains("ResourceNotFoundException"));
  }

  @Test
  void answersAnErrorAsLambdaDoes() throws Exception {
    HttpResponse<String> answer = invoke(FUNCTION, "{}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("X-Amz-Function-Error")).contains("Unhandled");
    assertThat(answer.body()).contains("errorMessage", "The event names no desired state");
    assertThat(invoke(FUNCTION, "{").statusCode()).isEqualTo(400);
  }

  @Test
  void invokesAsynchronously() throws Exception {
    HttpResponse<String> answer =
        invoke(FUNCTION, event("dynamodb", "apply-requested"), "X-Amz-Invocation-Type", "Event");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(lines.awaited("outcome")).contains("CREATED");
  }

  @Test
  void deliversEventsToFunctionsThatActAsTheirOwnRole() throws Exception {
    live.accept((Json.Obj) Json.parse(event("dynamodb", "apply-requested")));

    assertThat(lines.awaited("outcome"))
        .contains("Resource Policy Apply Requested from com.example.platform")
        .contains("matches DynamoDbPolicyFunctionRequested")
        .contains("#1  DynamoDbPolicyFunction  Resource Policy Apply Requested\n")
        .contains("CREATED");
    assertThat(standIn.calls()).extracting(Seen::operation).contains("PutResourcePolicy");
  }

  @Test
  void keepsTheLinesOfConcurrentInvocationsApart() {
    Json.Obj event = (Json.Obj) Json.parse(event("dynamodb", "dry-run"));

    IntStream.range(0, 8).forEach(_ -> live.accept(event));

    String printed = lines.awaited("PLANNED", 8);
    List<String> each =
        IntStream.rangeClosed(1, 8)
            .mapToObj(one -> "#" + one + " ")
            .map(tag -> said(printed, tag))
            // Time is the same for all: once one has waited for a later read, others need not.
            .map(one -> one.replace(LATER_READ, ""))
            .distinct()
            .toList();
    assertThat(each)
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("GetResourcePolicy", "outcome", "PLANNED");
  }

  @Test
  void letsAFunctionOfLimitedConcurrencyWaitForItsTurn() throws Exception {
    for (int i = 0; i < 8; i++) {
      invoke("AcmPcaPolicyFunction", event("acm-pca", "dry-run"), "X-Amz-Invocation-Type", "Event");
    }

    List<String> tags =
        lines
            .awaited("PLANNED", 8)
            .lines()
            .filter(line -> line.startsWith("#"))
            .map(line -> line.split(" ", 2)[0])
            .toList();
    assertThat(tags).isSortedAccordingTo(Comparator.naturalOrder()).endsWith("#8");
  }

  /** What one invocation printed, without what tells it from another of its kind. */
  private static String said(String printed, String tag) {
    return printed
        .lines()
        .filter(line -> line.startsWith(tag))
        .map(line -> line.substring(tag.length()).replaceAll("[0-9a-f-]{36}|[0-9.]+ s", ""))
        // Where a line is broken depends on the length of such a number.
        .collect(Collectors.joining(" "))
        .replaceAll("\\s+", " ");
  }

  @Test
  void createsTheTablesOfTheTemplate() {
    Json table =
        standIn.answer("dynamodb", "DescribeTable", Json.Obj.of("TableName", Json.of("Memory")));

    assertThat(table.text()).contains("\"TableName\":\"Memory\"");
  }

  private HttpResponse<String> invoke(String function, String event, String... headers)
      throws IOException, InterruptedException {
    URI uri = URI.create(live.invocations() + "/2015-03-31/functions/" + function + "/invocations");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(event));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String log(HttpResponse<String> answer) {
    String encoded = answer.headers().firstValue("X-Amz-Log-Result").orElseThrow();
    return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
  }

  private static String event(String service, String name) {
    try {
      return Files.readString(Path.of("..", "events", service, name + ".json"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
