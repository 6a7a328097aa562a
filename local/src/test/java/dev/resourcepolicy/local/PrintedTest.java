package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class PrintedTest {

  @Test
  void showsWhoChangedWhat() throws IOException {
    Path file = Path.of("..", "events", "dynamodb", "policy-changed.json");
    var sample = (Json.Obj) Json.parse(Files.readString(file));
    Json.Obj event = sample.object("Notification").orElseThrow();

    assertThat(Printed.title(event)).isEqualTo("PutResourcePolicy");
    assertThat(Printed.event(event))
        .isEqualTo(
            """
            dynamodb PutResourcePolicy
            target              arn:aws:dynamodb:eu-central-1:111122223333:table/Orders
            by                  arn:aws:iam::111122223333:role/Administrator""");
  }

  @Test
  void showsThatACallWasRefused() {
    assertThat(
            Printed.event(
                event(
                    """
                    {"detail-type": "AWS API Call via CloudTrail", "detail": {
                      "eventSource": "xray.amazonaws.com", "eventName": "PutResourcePolicy",
                      "errorCode": "AccessDenied", "requestParameters": {"policyName": "p"},
                      "userIdentity": {"type": "IAMUser", "arn": "arn:aws:iam::1:user/a"}}}""")))
        .isEqualTo(
            """
            xray PutResourcePolicy
            target              p
            by                  arn:aws:iam::1:user/a
            refused             AccessDenied""");
  }

  @Test
  void showsAllThatAnotherEventSays() {
    assertThat(
            Printed.event(
                event(
                    """
                    {"detail-type": "Resource Policy Repaired", "source": "resource-policy-functions",
                     "detail": {"target": "t", "difference": ["+ a", "- b"], "repairs": 1}}""")))
        .isEqualTo(
            """
            Resource Policy Repaired from resource-policy-functions
            target              t
            difference          + a
                                - b
            repairs             1""");
  }

  private static Json.Obj event(String json) {
    return (Json.Obj) Json.parse(json);
  }
}
