package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.template.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RulesTest {
  /** As the template's rules have it: failed calls are left out, and so are one's own. */
  private static final Json.Obj DRIFT =
      object(
          """
          {"source": ["aws.xray"], "detail-type": ["AWS API Call via CloudTrail"], "detail": {
            "eventName": ["PutResourcePolicy", "DeleteResourcePolicy"],
            "errorCode": [{"exists": false}],
            "$or": [
              {"userIdentity": {"sessionContext": {"sessionIssuer": {"arn": [{"exists": false}]}}}},
              {"userIdentity": {"sessionContext": {"sessionIssuer":
                {"arn": [{"anything-but": "arn:aws:iam::111122223333:role/Own"}]}}}}]}}""");

  private final Rules rules =
      new Rules(
          List.of(
              rule("Drift", "default", DRIFT, true),
              rule("All", "default", object("{\"source\": [{\"prefix\": \"aws.\"}]}"), true),
              rule("Off", "default", object("{\"source\": [{\"prefix\": \"aws.\"}]}"), false),
              rule("Other", "policies", object("{\"source\": [{\"prefix\": \"\"}]}"), true)));

  @Test
  void matchesTheCallOfSomebodyElse() {
    assertThat(matching(call("{\"type\": \"IAMUser\", \"arn\": \"arn:aws:iam::1:user/a\"}", "")))
        .containsExactly("Drift", "All");
    assertThat(matching(call(role("arn:aws:iam::111122223333:role/Admin"), "")))
        .containsExactly("Drift", "All");
  }

  @Test
  void leavesOutFailedCallsAndOnesOwn() {
    assertThat(matching(call(role("arn:aws:iam::111122223333:role/Own"), "")))
        .containsExactly("All");
    assertThat(matching(call(role("arn:aws:iam::1:role/Admin"), ", \"errorCode\": \"Denied\"")))
        .containsExactly("All");
  }

  @Test
  void looksAtTheRulesOfTheBus() {
    Json.Obj event = object("{\"source\": \"mine\", \"detail\": {}}");

    assertThat(rules.matching("default", event)).isEmpty();
    assertThat(rules.matching("policies", event)).extracting(Rule::name).containsExactly("Other");
    assertThat(rules.matching("unknown", event)).isEmpty();
  }

  @Test
  void refusesAPatternThatEventBridgeWouldRefuse() {
    var wrong = rule("Wrong", "default", object("{\"source\": \"aws.xray\"}"), true);

    assertThatThrownBy(() -> new Rules(List.of(wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The pattern of Wrong is none");
  }

  private List<String> matching(Json.Obj event) {
    return rules.matching("default", event).stream().map(Rule::name).toList();
  }

  private static Json.Obj call(String identity, String more) {
    return object(
        """
        {"source": "aws.xray", "detail-type": "AWS API Call via CloudTrail", "detail": {
          "eventName": "PutResourcePolicy", "userIdentity": %s%s}}"""
            .formatted(identity, more));
  }

  private static String role(String arn) {
    return "{\"type\": \"AssumedRole\", \"sessionContext\": {\"sessionIssuer\": {\"arn\": \"%s\"}}}"
        .formatted(arn);
  }

  private static Rule rule(String name, String bus, Json.Obj pattern, boolean enabled) {
    return new Rule(name, "F", bus, pattern, enabled);
  }

  private static Json.Obj object(String json) {
    return (Json.Obj) Json.parse(json);
  }
}
