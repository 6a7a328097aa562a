package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whom and what the functions keep to, as they are deployed, and themselves among them. */
final class BoundsScenariosTest {

  static List<Fixture> services() {
    return Fixture.all();
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
    return ScenarioVariation.lettingIn(fixture.event("create"), "{\"AWS\":\"" + account + "\"}");
  }

  private static void assertRefused(Json.Obj answer, CharSequence... because) {
    assertThat(answer.text("Status")).as(answer.text()).contains("FAILED");
    assertThat(answer.text("Reason").orElseThrow()).contains(because);
  }
}
