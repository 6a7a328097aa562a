package dev.resourcepolicy.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NotificationTest {

  @Test
  void readsACallThatCloudTrailRecorded() {
    var notification =
        of(
            """
            {"id": "event-1", "source": "aws.dynamodb", "account": "111122223333",
             "region": "eu-central-1", "detail-type": "AWS API Call via CloudTrail",
             "detail": {
               "userIdentity": {"sessionContext": {"sessionIssuer": {"arn": "role-arn"}}},
               "requestParameters": {"resourceArn": "table-arn", "policy": {}}}}
            """);

    assertThat(notification.id()).isEqualTo("event-1");
    assertThat(notification.source()).isEqualTo("aws.dynamodb");
    assertThat(notification.account()).isEqualTo("111122223333");
    assertThat(notification.region()).isEqualTo("eu-central-1");
    assertThat(notification.isCloudTrail()).isTrue();
    assertThat(notification.role()).contains("role-arn");
    assertThat(notification.requestParameter("resourceArn")).contains("table-arn");
    assertThat(notification.requestParameter("policy")).as("no text").isEmpty();
    assertThat(notification.requestParameter("other")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws-cn:iam::111122223333:user/eve, aws-cn",
    "arn:aws:iam::111122223333:user/eve, aws",
    "eve, aws",
    ", aws"
  })
  void namesAThingInThePartitionOfItsCaller(String caller, String partition) {
    String identity = caller == null ? "{}" : "{\"arn\": \"%s\"}".formatted(caller);
    var notification =
        of(
            """
            {"account": "111122223333", "region": "cn-north-1",
             "detail": {"userIdentity": %s}}
            """
                .formatted(identity));

    assertThat(notification.arn("ssm", "parameter/orders"))
        .isEqualTo("arn:%s:ssm:cn-north-1:111122223333:parameter/orders".formatted(partition));
  }

  @Test
  void knowsWhatTheCallAnswered() {
    var notification = of("{\"detail\": {\"responseElements\": {\"version\": 1}}}");

    assertThat(notification.responseElement("version")).contains(Json.of(1));
    assertThat(notification.responseElement("other")).isEmpty();
    assertThat(of("{}").responseElement("version")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"userIdentity\": null}",
        "{\"userIdentity\": {\"type\": \"Root\", \"arn\": \"arn:aws:iam::111122223333:root\"}}",
        "{\"userIdentity\": {\"sessionContext\": {}}, \"requestParameters\": null}",
        "{\"userIdentity\": {\"sessionContext\": {\"sessionIssuer\": {}}}}"
      })
  void knowsNoRoleAndNoParameterWhereThereIsNone(String detail) {
    var notification = of("{\"detail\": %s}".formatted(detail));

    assertThat(notification.role()).isEmpty();
    assertThat(notification.requestParameter("resourceArn")).isEmpty();
  }

  @ParameterizedTest
  @Tag("scenario-50")
  @ValueSource(strings = {"{}", "\"{}\"", "null", "[]"})
  void readsAScheduleWhateverItsDetail(String detail) {
    var notification =
        of("{\"detail-type\": \"Scheduled Event\", \"detail\": %s}".formatted(detail));

    assertThat(notification.detail()).isEqualTo(Json.Obj.of());
    assertThat(notification.detailType()).isEqualTo("Scheduled Event");
    assertThat(notification.isCloudTrail()).isFalse();
  }

  @Test
  void readsWhatSaysNothing() {
    assertThat(of("{}")).isEqualTo(new Notification("", "", "", "", "", Json.Obj.of()));
  }

  private static Notification of(String json) {
    return Notification.of((Json.Obj) Json.parse(json));
  }
}
