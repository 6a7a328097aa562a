package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is let in, of all those whom stacks ask to let in, by the functions as they are deployed. */
final class GuardScenariosTest {
  private static final Map<String, String> PUBLIC = Map.of("AllowPublicAccess", "true");

  static List<Fixture> services() {
    return Fixture.all();
  }

  /** DynamoDB and ACM PCA let in nobody but somebody by themselves. */
  static List<Fixture> openServices() {
    return Stream.of("ssm", "amp", "xray").map(Fixture::of).toList();
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-13")
  void refusesToLetInEverybodyBeforeAnyCall(Fixture fixture) {
    try (var function = new Remembering(fixture)) {
      Json.Obj answer = function.answer(acknowledged(open(fixture, "create")));

      assertRefused(answer, "PolicyDocument lets everybody in: Statement[0] (Sid ");
      assertRefused(answer, "by Principal AWS \"*\"", "AllowPublicAccess", "no call was made");
      assertThat(answer.text("PhysicalResourceId").orElseThrow()).startsWith("not-created:");
      assertThat(function.standIn.calls()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-18")
  void refusesAnUpdateThatLetsInEverybodyAndLeavesThePolicy(Fixture fixture) {
    try (var function = new Remembering(fixture, PUBLIC)) {
      function.answer(fixture.event("create"));
      int calls = function.standIn.calls().size();

      Json.Obj answer = function.answer(open(fixture, "update"));

      assertRefused(answer, "lets everybody in", "set AcknowledgePublicAccess to true");
      assertThat(answer.text("PhysicalResourceId")).contains(fixture.target());
      assertThat(function.standIn.calls()).hasSize(calls);
      assertThat(function.says(fixture.created())).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("openServices")
  void letsInEverybodyWhereParameterAndPropertySaySo(Fixture fixture) {
    try (var function = new Remembering(fixture, PUBLIC)) {
      Json.Obj create = acknowledged(open(fixture, "create"));

      Json.Obj answer = function.answer(create);

      assertThat(answer.text("Status")).as(answer.text()).contains("SUCCESS");
      assertThat(function.says(document(create))).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"dynamodb, ValidationException", "acm-pca, InvalidPolicyException"})
  void leavesItToTheServiceToRefuseEverybodyAllTheSame(String service, String error) {
    try (var function = new Remembering(Fixture.of(service), PUBLIC)) {
      Json.Obj answer = function.answer(acknowledged(open(function.fixture, "create")));

      assertRefused(answer, error);
    }
  }

  @ParameterizedTest
  @MethodSource("openServices")
  @Tag("scenario-44")
  void doesNotPutBackWhatTheDeploymentForbidsByNow(Fixture fixture) {
    try (var function = new Remembering(fixture, PUBLIC)) {
      function.answer(acknowledged(open(fixture, "create")));
      function.settle();
      function.redeploy(Map.of());

      List<Json.Obj> results = function.tamper(fixture.foreign());

      assertThat(results)
          .singleElement()
          .satisfies(
              result -> {
                assertThat(result.text("outcome")).contains("REPORTED");
                assertThat(result.text("detail").orElseThrow()).contains("may not be put back");
              });
      assertThat(function.told("Resource Policy Drift Detected")).hasSize(1);
      assertThat(function.says(fixture.foreign())).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("openServices")
  @Tag("scenario-32")
  void deletesWhatTheDeploymentForbidsByNow(Fixture fixture) {
    try (var function = new Remembering(fixture, PUBLIC)) {
      Json.Obj create = acknowledged(open(fixture, "create"));
      function.answer(create);
      function.settle();
      function.redeploy(Map.of());

      Json.Obj answer =
          function.answer(
              fixture
                  .event("delete")
                  .with("ResourceProperties", create.get("ResourceProperties").orElseThrow()));

      assertThat(answer.text("Status")).as(answer.text()).contains("SUCCESS");
      function.settle();
      assertThat(function.documents()).isEmpty();
    }
  }

  private static void assertRefused(Json.Obj answer, CharSequence... because) {
    assertThat(answer.text("Status")).as(answer.text()).contains("FAILED");
    assertThat(answer.text("Reason").orElseThrow()).contains(because);
  }

  /** A sample event whose document lets in everybody. */
  private static Json.Obj open(Fixture fixture, String sample) {
    return ScenarioVariation.lettingIn(fixture.event(sample), "\"*\"");
  }

  private static Json.Obj acknowledged(Json.Obj event) {
    return Workbench.with(event, "AcknowledgePublicAccess", Json.of("true"));
  }

  private static Json.Obj document(Json.Obj event) {
    return event
        .object("ResourceProperties")
        .flatMap(properties -> properties.object("PolicyDocument"))
        .orElseThrow();
  }
}
