package dev.resourcepolicy.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TemplateTest {
  private static final String REPAIRING =
      """
      Parameters:
        Memory: { Type: String, Default: "true" }
        SweepSchedule: { Type: String, Default: rate(1 hour) }
        EventBusName: { Type: String, Default: default }
        RepairBudget: { Type: Number, Default: 5 }
      Conditions:
        Remembers: !Equals [!Ref Memory, "true"]
      Globals:
        Function:
          Environment:
            Variables:
              REPAIR_BUDGET: !Ref RepairBudget
      Resources:
        MemoryTable:
          Type: AWS::DynamoDB::Table
          Condition: Remembers
          Properties:
            BillingMode: PAY_PER_REQUEST
            KeySchema:
              - { AttributeName: service, KeyType: HASH }
        XRayPolicyFunction:
          Type: AWS::Serverless::Function
          Properties:
            ReservedConcurrentExecutions: !If [Remembers, 1, !Ref AWS::NoValue]
            Environment:
              Variables:
                FUNCTION_ROLE_ARN: !GetAtt XRayPolicyFunctionRole.Arn
                MEMORY_TABLE: !If [Remembers, !Ref MemoryTable, !Ref AWS::NoValue]
            Events:
              Drift:
                Type: EventBridgeRule
                Properties:
                  State: !If [Remembers, ENABLED, DISABLED]
                  Pattern:
                    source: [aws.xray]
                    detail:
                      errorCode: [{ exists: false }]
                      userIdentity:
                        arn: [{ anything-but: !GetAtt XRayPolicyFunctionRole.Arn }]
              Requested:
                Type: EventBridgeRule
                Properties:
                  EventBusName: !Ref EventBusName
                  Pattern:
                    detail:
                      Service: [xray]
              Sweep:
                Type: Schedule
                Properties:
                  Schedule: !Ref SweepSchedule
                  State: !If [Remembers, ENABLED, DISABLED]
      """;

  @Test
  void knowsAFunctionsEnvironment() {
    DeployedFunction function = read(REPAIRING).function("XRayPolicyFunction").orElseThrow();

    assertThat(function.environment())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "REPAIR_BUDGET", "5",
                "MEMORY_TABLE", "Memory",
                "FUNCTION_ROLE_ARN", "arn:aws:iam::111122223333:role/XRayPolicyFunctionRole"));
    assertThat(function.role()).isEqualTo(function.environment().get("FUNCTION_ROLE_ARN"));
    assertThat(function.roleName()).isEqualTo("XRayPolicyFunctionRole");
    assertThat(function.concurrency()).contains(1);
  }

  @Test
  void readsTheRulesOfAFunction() {
    assertThat(read(REPAIRING).rules())
        .containsExactly(
            new Rule(
                "XRayPolicyFunctionDrift",
                "XRayPolicyFunction",
                "default",
                object(
                    """
                    {"source": ["aws.xray"], "detail": {
                      "errorCode": [{"exists": false}],
                      "userIdentity": {"arn": [{"anything-but":
                        "arn:aws:iam::111122223333:role/XRayPolicyFunctionRole"}]}}}"""),
                true),
            new Rule(
                "XRayPolicyFunctionRequested",
                "XRayPolicyFunction",
                "default",
                object("{\"detail\": {\"Service\": [\"xray\"]}}"),
                true));
  }

  @Test
  void readsSchedulesAndTables() {
    Template template = read(REPAIRING);

    assertThat(template.schedules())
        .containsExactly(
            new Schedule(
                "XRayPolicyFunctionSweep",
                "XRayPolicyFunction",
                Duration.ofHours(1),
                Optional.empty(),
                true));
    assertThat(template.tables())
        .singleElement()
        .satisfies(table -> assertThat(table.text("TableName")).contains("Memory"));
  }

  @Test
  void followsWhatAParameterTurnsOff() {
    Template template = read(REPAIRING, Map.of("Memory", "false", "EventBusName", "policies"));

    DeployedFunction function = template.function("XRayPolicyFunction").orElseThrow();
    assertThat(function.environment()).doesNotContainKey("MEMORY_TABLE");
    assertThat(function.concurrency()).isEmpty();
    assertThat(template.tables()).isEmpty();
    assertThat(template.rules()).extracting(Rule::enabled).containsExactly(false, true);
    assertThat(template.rules()).extracting(Rule::bus).containsExactly("default", "policies");
    assertThat(template.schedules()).extracting(Schedule::enabled).containsExactly(false);
  }

  @Test
  void readsRulesThatAreResources() {
    Template template =
        read(
            """
            Resources:
              F:
                Type: AWS::Serverless::Function
                Properties: { Role: !GetAtt Shared.Arn }
              Shared:
                Type: AWS::IAM::Role
                Properties: { RoleName: !Sub "${AWS::StackName}-shared" }
              Told:
                Type: AWS::Events::Rule
                Properties:
                  EventBusName: !GetAtt Bus.Arn
                  EventPattern: { source: [mine] }
                  Targets:
                    - { Id: f, Arn: !GetAtt F.Arn }
                    - { Id: topic, Arn: !Ref Topic }
              Nightly:
                Type: AWS::Events::Rule
                Properties:
                  ScheduleExpression: rate(2 days)
                  Targets: [{ Id: f, Arn: !GetAtt F.Arn, Input: '{"sweep": true}' }]
              Bus: { Type: AWS::Events::EventBus, Properties: { Name: policies } }
              Topic: { Type: AWS::SNS::Topic }
            """);

    assertThat(template.rules())
        .containsExactly(
            new Rule("Toldf", "F", "policies", object("{\"source\": [\"mine\"]}"), true));
    assertThat(template.schedules())
        .containsExactly(
            new Schedule(
                "Nightly",
                "F",
                Duration.ofDays(2),
                Optional.of(object("{\"sweep\": true}")),
                true));
    assertThat(template.function("F").orElseThrow().role())
        .isEqualTo("arn:aws:iam::111122223333:role/stack-shared");
  }

  @Test
  void refusesWhatItCannotRun() {
    assertThatThrownBy(() -> read(REPAIRING, Map.of("SweepSchedule", "cron(0 3 * * ? *)")))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("XRayPolicyFunctionSweep runs by cron(0 3 * * ? *)");
    assertThatThrownBy(() -> read(REPAIRING, Map.of("Memmory", "false")))
        .hasMessage("The template has no parameter Memmory.");
    assertThatThrownBy(
            () -> read(REPAIRING.replace("EventBusName: !Ref EventBusName", "InputPath: $.detail")))
        .hasMessageContaining("XRayPolicyFunctionRequested has an InputPath");
    assertThatThrownBy(() -> read(REPAIRING.replace("Type: Schedule", "Type: Api")))
        .hasMessageContaining("XRayPolicyFunctionSweep is an event of type Api");
    assertThatThrownBy(() -> read("Resources: [")).hasMessageContaining("not YAML");
    assertThatThrownBy(() -> read("Resources: {}\nResources: {}"))
        .hasMessageContaining("Resources is there twice in line 2");
  }

  @Test
  void readsTheTemplateOfThisProject() throws IOException {
    Template template = read(Files.readString(Path.of("..", "template.yaml")));

    assertThat(template.functions()).hasSize(5);
    assertThat(template.functions())
        .allSatisfy(
            function ->
                assertThat(function.environment())
                    .containsEntry("FUNCTION_ROLE_ARN", function.role()));
    assertThat(template.function("AcmPcaPolicyFunction").orElseThrow().concurrency()).contains(1);
  }

  private static Template read(String yaml) {
    return read(yaml, Map.of());
  }

  private static Template read(String yaml, Map<String, String> parameters) {
    return Template.read(yaml, new Deployment("111122223333", "eu-central-1", "stack", parameters));
  }

  private static Json.Obj object(String json) {
    return (Json.Obj) Json.parse(json);
  }
}
