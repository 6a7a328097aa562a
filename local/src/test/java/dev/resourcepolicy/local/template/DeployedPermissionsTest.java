package dev.resourcepolicy.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the roles in template.yaml may do beside their service's own calls. */
final class DeployedPermissionsTest {
  private static final String OF_THE_MEMORY = "[\"dynamodb:Query\",\"dynamodb:PutItem\"]";

  @ParameterizedTest
  @CsvSource({
    "DynamoDbPolicyFunction, dynamodb",
    "SsmPolicyFunction, ssm",
    "AmpPolicyFunction, amp",
    "AcmPcaPolicyFunction, acm-pca",
    "XRayPolicyFunction, xray"
  })
  void letsAFunctionIntoItsOwnPartitionOfTheMemoryOnly(String function, String service) {
    assertThat(statements(function, Map.of()))
        .filteredOn(statement -> action(statement).contains("Item"))
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(action(statement)).isEqualTo(OF_THE_MEMORY);
              assertThat(statement.text("Resource").orElseThrow()).endsWith(":table/Memory");
              assertThat(statement.object("Condition").orElseThrow().text())
                  .isEqualTo(
                      "{\"ForAllValues:StringEquals\":{\"dynamodb:LeadingKeys\":[\"%s\"]}}"
                          .formatted(service));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "DynamoDbPolicyFunction",
    "SsmPolicyFunction",
    "AmpPolicyFunction",
    "AcmPcaPolicyFunction",
    "XRayPolicyFunction"
  })
  void letsAFunctionTellOnOneBusOnly(String function) {
    assertThat(statements(function, Map.of("EventBusName", "policies")))
        .filteredOn(statement -> action(statement).contains("events:"))
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(action(statement)).isEqualTo("\"events:PutEvents\"");
              assertThat(statement.text("Resource"))
                  .contains("arn:aws:events:eu-central-1:111122223333:event-bus/policies");
            });
  }

  @Test
  void keepsThePolicyOfTheMemoryOutOfReach() {
    assertThat(statements("DynamoDbPolicyFunction", Map.of()))
        .filteredOn(statement -> statement.text("Effect").orElseThrow().equals("Deny"))
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(action(statement))
                  .contains("dynamodb:PutResourcePolicy", "dynamodb:DeleteResourcePolicy");
              assertThat(statement.text("Resource").orElseThrow()).endsWith(":table/Memory");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "DynamoDbPolicyFunction",
    "SsmPolicyFunction",
    "AmpPolicyFunction",
    "AcmPcaPolicyFunction",
    "XRayPolicyFunction"
  })
  void needsNoMoreThanTheServiceWithoutTheMemory(String function) {
    assertThat(statements(function, Map.of("Memory", "false")))
        .singleElement()
        .satisfies(
            statement -> assertThat(action(statement)).doesNotContain("Item", "events:PutEvents"));
  }

  private static String action(Json.Obj statement) {
    return statement.get("Action").orElseThrow().text();
  }

  private static List<Json.Obj> statements(String function, Map<String, String> parameters) {
    Json.Obj template = template();
    Json.Obj resources = template.object("Resources").orElseThrow();
    var deployment = new Deployment("111122223333", "eu-central-1", "stack", parameters);
    var intrinsics = new Intrinsics(template, new Resources(resources, deployment), deployment);
    Json policies =
        resources
            .object(function)
            .flatMap(found -> found.object("Properties"))
            .flatMap(properties -> properties.get("Policies"))
            .orElseThrow();
    return Intrinsics.values(intrinsics.required(policies)).stream()
        .map(TemplateReader::object)
        .flatMap(policy -> Intrinsics.values(policy.get("Statement").orElseThrow()).stream())
        .map(TemplateReader::object)
        .toList();
  }

  private static Json.Obj template() {
    try {
      return TemplateReader.object(Yaml.read(Files.readString(Path.of("..", "template.yaml"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
