package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.template.Deployment;
import dev.resourcepolicy.local.template.Rule;
import dev.resourcepolicy.local.template.Schedule;
import dev.resourcepolicy.local.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which events the rules of template.yaml send to which function. */
final class DeployedRulesTest {
  private static final String BUS = "policies";
  private static final Template DEPLOYED = deployed(Map.of("EventBusName", BUS));

  private final Rules rules = new Rules(DEPLOYED.rules());

  static Stream<SampleEvent> reportedCalls() {
    return SampleEvent.all().stream().filter(sample -> sample.name().equals("policy-changed"));
  }

  @ParameterizedTest
  @MethodSource("reportedCalls")
  void sendsWhatARoleOrAUserChangedToItsServicesFunction(SampleEvent sample) {
    Json.Obj call = sample.json().object("Notification").orElseThrow();

    assertThat(receivers(call)).containsExactly(sample.function());
    assertThat(receivers(by("{\"type\": \"IAMUser\", \"userName\": \"mallory\"}", call)))
        .containsExactly(sample.function());
  }

  @ParameterizedTest
  @MethodSource("reportedCalls")
  void leavesOutFailedCallsAndTheFunctionsOwn(SampleEvent sample) {
    Json.Obj call = sample.json().object("Notification").orElseThrow();
    String role = DEPLOYED.function(sample.function()).orElseThrow().role();
    String own = "{\"sessionContext\": {\"sessionIssuer\": {\"arn\": \"%s\"}}}".formatted(role);

    assertThat(receivers(by(own, call))).isEmpty();
    assertThat(receivers(with(call, "errorCode", Json.of("AccessDenied")))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dynamodb | CreateTable                 | {}             | DynamoDbPolicyFunction",
        "dynamodb | RestoreTableFromBackup      | {}             | DynamoDbPolicyFunction",
        "dynamodb | RestoreTableToPointInTime   | {}             | DynamoDbPolicyFunction",
        "ssm      | PutParameter                | {\"version\": 1} | SsmPolicyFunction",
        "aps      | CreateWorkspace             | {}             | AmpPolicyFunction",
        "acm-pca  | RestoreCertificateAuthority | {}             | AcmPcaPolicyFunction",
      })
  void sendsWhatBringsATargetBack(String service, String call, String answer, String function) {
    assertThat(receivers(call(service, call, answer))).containsExactly(function);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dynamodb | UpdateTable                | {}",
        "ssm      | PutParameter               | {\"version\": 2}",
        "acm-pca  | CreateCertificateAuthority | {}",
        "xray     | PutTraceSegments           | {}",
      })
  void leavesOutWhatBringsNone(String service, String call, String answer) {
    assertThat(receivers(call(service, call, answer))).isEmpty();
  }

  @Test
  void takesPrometheusUnderEitherNameOfItsSource() {
    Json.Obj call = call("aps", "DeleteResourcePolicy", "{}");

    assertThat(receivers(call.with("source", Json.of("aws.amp"))))
        .containsExactly("AmpPolicyFunction");
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb, DynamoDbPolicyFunction",
    "ssm, SsmPolicyFunction",
    "amp, AmpPolicyFunction",
    "acm-pca, AcmPcaPolicyFunction",
    "xray, XRayPolicyFunction"
  })
  void sendsWhatASweepHandsOnToTheFunctionThatSwept(String service, String function) {
    for (String request : List.of("check", "sweep")) {
      String sample =
          new DocumentedEvent("resource-policy-%s-requested".formatted(request)).sample();
      Json.Obj event = with((Json.Obj) Json.parse(sample), "Service", Json.of(service));

      assertThat(rules.matching(BUS, event)).extracting(Rule::function).containsExactly(function);
    }
  }

  @Test
  void sendsNothingThatTheFunctionsTell() {
    assertThat(DocumentedEvent.all())
        .map(event -> (Json.Obj) Json.parse(event.sample()))
        .filteredOn(event -> event.object("detail").orElseThrow().text("service").isPresent())
        .hasSize(5)
        .allSatisfy(event -> assertThat(rules.matching(BUS, event)).isEmpty());
  }

  @Test
  void switchesEverythingOffWithoutTheMemory() {
    Template deployed = deployed(Map.of("Memory", "false"));

    assertThat(deployed.tables()).isEmpty();
    assertThat(deployed.rules()).hasSize(10).noneMatch(Rule::enabled);
    assertThat(deployed.schedules()).hasSize(5).noneMatch(Schedule::enabled);
    assertThat(deployed.functions())
        .allSatisfy(
            function ->
                assertThat(function.environment()).doesNotContainKeys("MEMORY_TABLE", "EVENT_BUS"));
  }

  @Test
  void namesTheMemoryAndTheBusToEveryFunction() {
    String table = DEPLOYED.tables().getFirst().text("TableName").orElseThrow();

    assertThat(DEPLOYED.functions())
        .hasSize(5)
        .allSatisfy(
            function ->
                assertThat(function.environment())
                    .containsEntry("MEMORY_TABLE", table)
                    .containsEntry("EVENT_BUS", BUS)
                    .containsEntry("REPAIR_BUDGET", "5")
                    .containsEntry("REPAIR_PERIOD_MINUTES", "10")
                    .containsEntry("CHECKS_PER_SECOND", "5")
                    .containsKeys("AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL_EVENTBRIDGE"));
  }

  private List<String> receivers(Json.Obj event) {
    return rules.matching(Rules.DEFAULT_BUS, event).stream().map(Rule::function).toList();
  }

  private static Json.Obj call(String service, String name, String answer) {
    var event =
        """
        {"source": "aws.%s", "detail-type": "AWS API Call via CloudTrail", "detail": {
         "eventSource": "%s.amazonaws.com", "eventName": "%s", "responseElements": %s,
         "userIdentity": {"type": "Root"}}}"""
            .formatted(service, service, name, answer);
    return (Json.Obj) Json.parse(event);
  }

  private static Json.Obj by(String identity, Json.Obj call) {
    return with(call, "userIdentity", Json.parse(identity));
  }

  private static Json.Obj with(Json.Obj event, String member, Json value) {
    return event.with("detail", event.object("detail").orElseThrow().with(member, value));
  }

  private static Template deployed(Map<String, String> parameters) {
    try {
      return Template.read(
          Files.readString(Path.of("..", "template.yaml")),
          new Deployment("111122223333", "eu-central-1", "policies", parameters));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
