package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ids and hashes, and what a write does. */
final class SsmPoliciesTest {
  private final Parameter parameter = new Parameter();

  @AfterEach
  void close() {
    parameter.close();
  }

  @Test
  @Tag("assumed") // from the model: an id is per policy, and reads list them
  void attachesSeveralPoliciesToAParameterEvenTheSameTwice() {
    var first = parameter.put(Parameter.ARN, Parameter.READ);
    var second = parameter.put(Parameter.ARN, Parameter.READ);

    assertThat(first.text("PolicyId")).isNotEmpty().isNotEqualTo(second.text("PolicyId"));
    assertThat(
            parameter
                .wired
                .call("ssm", "GetResourcePolicies", "ResourceArn", Parameter.ARN)
                .body()
                .text())
        .contains(first.text("PolicyId"), second.text("PolicyId"));
  }

  @Test
  @Tag("documented")
  void replacesAPolicyOfTheGivenIdAndHash() {
    var created = parameter.put(Parameter.ARN, Parameter.READ);

    var updated = parameter.update(created.text("PolicyId"), created.text("PolicyHash"));

    assertThat(updated.text("PolicyId")).isEqualTo(created.text("PolicyId"));
    assertThat(updated.text("PolicyHash")).isNotEqualTo(created.text("PolicyHash"));
    assertThat(
            parameter
                .wired
                .call("ssm", "GetResourcePolicies", "ResourceArn", Parameter.ARN)
                .body()
                .text())
        .contains("ssm:GetParameters")
        .contains(updated.text("PolicyHash"));
  }

  @Test
  @Tag("documented")
  void refusesAnotherHash() {
    String id = parameter.put(Parameter.ARN, Parameter.READ).text("PolicyId");

    assertThat(parameter.update(id, "old").code()).isEqualTo("ResourcePolicyConflictException");
    assertThat(parameter.delete(id, "old").code()).isEqualTo("ResourcePolicyConflictException");
  }

  @Test
  @Tag("documented")
  void doesNotFindAnotherId() {
    String hash = parameter.put(Parameter.ARN, Parameter.READ).text("PolicyHash");

    assertThat(parameter.update("none", hash).code()).isEqualTo("ResourcePolicyNotFoundException");
    assertThat(parameter.delete("none", hash).code()).isEqualTo("ResourcePolicyNotFoundException");
  }

  @ParameterizedTest
  @Tag("assumed")
  @CsvSource({"PolicyId,PolicyHash", "PolicyHash,PolicyId"})
  void refusesAnIdWithoutAHashAndTheOtherWayRound(String given, String missing) {
    var response =
        parameter.wired.call(
            "ssm",
            "PutResourcePolicy",
            "ResourceArn",
            Parameter.ARN,
            "Policy",
            Parameter.READ,
            given,
            "something");

    assertThat(response.code()).isEqualTo("ResourcePolicyInvalidParameterException");
    assertThat(response.body().get("ParameterNames")).contains(Json.ofTexts(List.of(missing)));
  }

  @Test
  @Tag("documented")
  void deletesAPolicyOfTheGivenIdAndHash() {
    var created = parameter.put(Parameter.ARN, Parameter.READ);

    var deleted = parameter.delete(created.text("PolicyId"), created.text("PolicyHash"));

    assertThat(deleted.status()).isEqualTo(200);
    assertThat(
            parameter
                .wired
                .call("ssm", "GetResourcePolicies", "ResourceArn", Parameter.ARN)
                .body()
                .text())
        .isEqualTo("{\"Policies\":[]}");
  }

  @Test
  @Tag("documented") // by Put and Delete; by Get it is assumed
  void doesNotFindAMissingParameter() {
    String missing = Parameter.ARN + "-not";

    assertThat(parameter.put(missing, Parameter.READ).code())
        .isEqualTo("ResourceNotFoundException");
    assertThat(parameter.wired.call("ssm", "GetResourcePolicies", "ResourceArn", missing).code())
        .isEqualTo("ResourceNotFoundException");
  }

  @Test
  @Tag("assumed")
  void losesThePoliciesWithTheParameter() {
    parameter.put(Parameter.ARN, Parameter.READ);
    parameter.wired.call("ssm", "DeleteParameter", "Name", "/app/db");
    parameter.create("/app/db", "Advanced");

    assertThat(
            Parameter.policies(
                parameter.wired.call("ssm", "GetResourcePolicies", "ResourceArn", Parameter.ARN)))
        .isZero();
  }
}
