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

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-13")
  void refusesToLetInOthersThanAreAllowed(Fixture fixture) {
    try (var function = new Remembering(fixture, Map.of("AllowedPrincipals", "444455556666"))) {
      Json.Obj answer = function.answer(lettingIn(fixture, "999988887777"));

      assertRefused(answer, "lets in others than AllowedPrincipals names: Statement[0] (Sid ");
      assertRefused(answer, "AWS \"999988887777\"");
      assertThat(function.standIn.calls()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void letsInThoseWhoAreAllowed(Fixture fixture) {
    String all = "444455556666, 777788889999, o-a1b2c3d4e5";
    try (var function = new Remembering(fixture, Map.of("AllowedPrincipals", all))) {
      Json.Obj answer = function.answer(fixture.event("create"));

      assertThat(answer.text("Status")).as(answer.text()).contains("SUCCESS");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb, DynamoDbTables, bills-*",
    "ssm, SsmParameters, bills/*",
    "amp, AmpWorkspaces, ws-bills",
    "acm-pca, AcmPcaAuthorities, bills",
    "xray, XRayPolicyNames, bills-*"
  })
  @Tag("scenario-13")
  @Tag("scenario-32")
  void keepsToItsTargetsAndSaysSo(String service, String parameter, String pattern) {
    try (var function = new Remembering(Fixture.of(service), Map.of(parameter, pattern))) {
      Json.Obj refused = function.answer(function.fixture.event("create"));
      Json.Obj skipped = function.answer(function.fixture.event("delete"));

      assertRefused(refused, function.fixture.target(), "is none of the targets", pattern);
      assertThat(skipped.text("Status")).contains("SUCCESS");
      assertThat(skipped.text("Reason").orElseThrow()).contains("Nothing was removed");
      assertThat(function.standIn.calls()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb, dynamodb:GetResourcePolicy",
    "dynamodb, dynamodb:DeleteResourcePolicy",
    "ssm, ssm:GetResourcePolicies",
    "ssm, ssm:PutResourcePolicy",
    "ssm, ssm:DeleteResourcePolicy",
    "amp, aps:DescribeResourcePolicy",
    "amp, aps:PutResourcePolicy",
    "amp, aps:DeleteResourcePolicy",
    "acm-pca, acm-pca:GetPolicy",
    "acm-pca, acm-pca:DeletePolicy",
    "xray, xray:ListResourcePolicies",
    "xray, xray:DeleteResourcePolicy"
  })
  @Tag("scenario-11")
  void refusesToLockItselfOutOfWhatItNeeds(String service, String action) {
    Json denying = ScenarioVariation.denying(action, "*");
    try (var function = new Remembering(Fixture.of(service))) {
      Json.Obj create = Workbench.with(function.fixture.event("create"), "PolicyDocument", denying);

      assertRefused(function.answer(create), "denies this function " + action);
      assertThat(function.standIn.calls()).isEmpty();
    }
  }

  /** A sample Create for this account only. */
  private static Json.Obj lettingIn(Fixture fixture, String account) {
    return lettingIn(fixture.event("create"), "{\"AWS\":\"" + account + "\"}");
  }

  private static Json.Obj lettingIn(Json.Obj event, String principal) {
    String document =
        document(event)
            .text()
            .replaceAll("\"Principal\":\\{[^}]*}", "\"Principal\":" + principal)
            .replaceAll(",\"Condition\":\\{.*?}}", "");
    return Workbench.with(event, "PolicyDocument", Json.parse(document));
  }

  private static void assertRefused(Json.Obj answer, CharSequence... because) {
    assertThat(answer.text("Status")).as(answer.text()).contains("FAILED");
    assertThat(answer.text("Reason").orElseThrow()).contains(because);
  }

  /** A sample event whose document lets in everybody. */
  private static Json.Obj open(Fixture fixture, String sample) {
    return lettingIn(fixture.event(sample), "\"*\"");
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
