package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Systems Manager takes, and how much of it. */
final class SsmLimitsTest {
  private static final String GROUP = "arn:aws:ssm:eu-central-1:111122223333:opsitemgroup/default";

  private final Parameter parameter = new Parameter();

  @AfterEach
  void close() {
    parameter.close();
  }

  @Test
  @Tag("documented")
  void attachesOnePolicyToTheOpsItemGroup() {
    assertThat(parameter.put(GROUP, Parameter.READ).status()).isEqualTo(200);

    var second = parameter.put(GROUP, Parameter.LIST);

    assertThat(second.status()).isEqualTo(400);
    assertThat(second.code()).isEqualTo("ResourcePolicyLimitExceededException");
    assertThat(second.body().get("Limit")).contains(Json.of(1));
    assertThat(second.text("LimitType")).isNotEmpty();
  }

  @ParameterizedTest
  @Tag("documented") // the pattern of the model; Terraform compacts documents for it
  @ValueSource(strings = {"{\n}", "{}\n", "", "   "})
  void takesASingleLineOnly(String policy) {
    var response = parameter.put(Parameter.ARN, policy);

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.code()).isEqualTo("ValidationException");
    assertThat(response.message()).contains("'policy'", "^(?!\\s*$).+");
  }

  @Test
  @Tag("documented") // bytes, not characters
  void takesTenTwentyFourBytes() {
    String sid = "{\"Statement\":{\"Sid\":\"%s\"}}";
    int room = 1024 - sid.formatted("").length();

    assertThat(parameter.put(Parameter.ARN, sid.formatted("x".repeat(room))).status())
        .isEqualTo(200);
    var tooLong = parameter.put(Parameter.ARN, sid.formatted("x".repeat(room - 1) + "é"));
    assertThat(tooLong.code()).isEqualTo("ResourcePolicyLimitExceededException");
    assertThat(tooLong.body().get("Limit")).contains(Json.of(1024));
  }

  @ParameterizedTest
  @Tag("documented")
  @ValueSource(strings = {"{", "[]", "{}"})
  void refusesAMalformedDocument(String policy) {
    assertThat(parameter.put(Parameter.ARN, policy).code())
        .isEqualTo("MalformedResourcePolicyDocumentException");
  }

  @Test
  @Tag("documented")
  void listsPageByPage() {
    for (int i = 0; i < 3; i++) {
      parameter.put(Parameter.ARN, Parameter.READ);
    }
    Json.Obj page = Json.Obj.of("ResourceArn", Json.of(Parameter.ARN), "MaxResults", Json.of(2));

    var first = parameter.wired.call("ssm", "GetResourcePolicies", page);
    var second =
        parameter.wired.call(
            "ssm", "GetResourcePolicies", page.with("NextToken", Json.of(first.text("NextToken"))));

    assertThat(Parameter.policies(first)).isEqualTo(2);
    assertThat(Parameter.policies(second)).isEqualTo(1);
    assertThat(second.body().get("NextToken")).isEmpty();
  }

  @Test
  @Tag("documented")
  void listsAtMostFiftyAtOnce() {
    Json.Obj page = Json.Obj.of("ResourceArn", Json.of(Parameter.ARN), "MaxResults", Json.of(51));

    assertThat(parameter.wired.call("ssm", "GetResourcePolicies", page).code())
        .isEqualTo("ValidationException");
  }

  @Test
  @Tag("documented") // the need of the tier; the error is assumed
  void sharesNoParameterOfTheStandardTier() {
    parameter.create("/app/standard", "Standard");

    var response = parameter.put(Parameter.ARN.replace("/db", "/standard"), Parameter.READ);

    assertThat(response.code()).isEqualTo("ResourcePolicyInvalidParameterException");
  }
}
