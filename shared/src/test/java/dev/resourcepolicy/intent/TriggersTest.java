package dev.resourcepolicy.intent;

import static dev.resourcepolicy.intent.Orders.OTHER_TABLE;
import static dev.resourcepolicy.intent.Orders.ROLE;
import static dev.resourcepolicy.intent.Orders.TABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.resourcepolicy.event.Event;
import dev.resourcepolicy.event.EventReader;
import dev.resourcepolicy.event.Notification;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.Target;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TriggersTest {
  private static final Target ORDERS =
      new Target(TABLE, Optional.of("111122223333"), Optional.of("eu-central-1"));

  /** A stranger's PutResourcePolicy on the table, in the form that EventBridge delivers. */
  private static final Json.Obj DETAIL =
      (Json.Obj)
          Json.parse(
              """
              {"userIdentity": {"type": "AssumedRole", "sessionContext": {"sessionIssuer": {
                 "type": "Role", "arn": "arn:aws:iam::111122223333:role/Administrator"}}},
               "eventSource": "dynamodb.amazonaws.com", "eventName": "PutResourcePolicy",
               "requestParameters": {"resourceArn": "%s"}}
              """
                  .formatted(TABLE));

  private static final Json.Obj CALL =
      Json.Obj.of(
          "id", Json.of("event-1"),
          "source", Json.of("aws.dynamodb"),
          "detail-type", Json.of(Notification.CLOUD_TRAIL),
          "account", Json.of("111122223333"),
          "region", Json.of("eu-central-1"),
          "detail", DETAIL);

  static Stream<Arguments> ignoresWhatIsNoReasonToLook() {
    var own = value("{\"sessionContext\": {\"sessionIssuer\": {\"arn\": \"%s\"}}}", ROLE);
    var other = value("{\"resourceArn\": \"%s\"}", OTHER_TABLE);
    return Stream.of(
        arguments("scenario 45: own write", call("userIdentity", own), "own write"),
        arguments("46: failed", call("errorCode", Json.of("AccessDenied")), "AccessDenied"),
        arguments("46: read", call("eventName", Json.of("GetResourcePolicy")), "no policy"),
        arguments("46: no name", call("eventName", new Json.Null()), "changes no policy"),
        arguments("46: table", call("requestParameters", other), "about " + OTHER_TABLE),
        arguments("46: account", with("account", "444455556666"), "account 444455556666"),
        arguments("46: Region", with("region", "us-east-1"), "Region us-east-1"),
        arguments("46: service", call("eventSource", Json.of("ssm.amazonaws.com")), "ssm.ama"),
        arguments("47: spoofed", with("source", "my.app"), "\"my.app\" is not an AWS service"),
        arguments("47: spoofed", with("source", "awsome"), "\"awsome\" is not an AWS service"),
        arguments("47: no source", with("source", ""), "not an AWS service"),
        arguments("47: schedule", schedule("my.app", "{}"), "not an AWS service"),
        arguments("other", with("detail-type", "EC2 State Change"), "neither a call nor"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  @Tag("scenario-45")
  @Tag("scenario-46")
  @Tag("scenario-47")
  void ignoresWhatIsNoReasonToLook(String what, Json.Obj event, String reason) {
    assertThat(reasonToIgnore(event))
        .as(what)
        .hasValueSatisfying(
            text -> assertThat(text).startsWith("The notification was ignored: ").contains(reason));
  }

  static Stream<Arguments> looksWhenItIsInDoubt() {
    return Stream.of(
        arguments("a stranger's write", CALL),
        arguments("a delete", call("eventName", Json.of("DeleteResourcePolicy"))),
        arguments("no session", call("userIdentity", Json.parse("{\"type\": \"IAMUser\"}"))),
        arguments("no identity", call("userIdentity", new Json.Null())),
        arguments("redacted", call("requestParameters", new Json.Null())),
        arguments("redacted", call("requestParameters", Json.of("HIDDEN"))),
        arguments("no target", call("requestParameters", Json.Obj.of())),
        arguments("no error", call("errorCode", new Json.Null())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  @Tag("scenario-44")
  void looksWhenItIsInDoubt(String what, Json.Obj event) {
    assertThat(reasonToIgnore(event)).as(what).isEmpty();
  }

  @ParameterizedTest
  @Tag("scenario-50")
  @ValueSource(strings = {"{}", "\"{}\"", "null"})
  void looksWheneverAScheduleSaysSo(String detail) {
    assertThat(reasonToIgnore(schedule("aws.events", detail))).isEmpty();
    assertThat(reasonToIgnore(schedule("aws.scheduler", detail))).isEmpty();
  }

  @ParameterizedTest
  @Tag("scenario-45")
  @ValueSource(
      strings = {"{\"sessionContext\": {\"sessionIssuer\": {\"arn\": \"" + ROLE + "\"}}}", "{}"})
  void looksAtAnybodysWriteWhenItDoesNotKnowItsRole(String identity) {
    var own =
        new Own(
            Orders.OWN.account(), Orders.OWN.region(), Optional.empty(), false, Orders.OWN.rails());
    var event = call("userIdentity", Json.parse(identity));

    assertThat(Triggers.reasonToIgnore(notification(event), ORDERS, Orders.PROFILE, own)).isEmpty();
  }

  @Test
  @Tag("scenario-46")
  void comparesATargetWithoutArnToItsOwnAccountAndRegion() {
    var named = Target.named("Orders");
    var call = call("requestParameters", Json.Obj.of("resourceArn", Json.of("Orders")));
    var elsewhere = call.with("region", Json.of("us-east-1"));

    assertThat(Triggers.reasonToIgnore(notification(call), named, Orders.PROFILE, Orders.OWN))
        .isEmpty();
    assertThat(Triggers.reasonToIgnore(notification(elsewhere), named, Orders.PROFILE, Orders.OWN))
        .hasValueSatisfying(reason -> assertThat(reason).contains("us-east-1"));
  }

  private static Optional<String> reasonToIgnore(Json.Obj event) {
    return Triggers.reasonToIgnore(notification(event), ORDERS, Orders.PROFILE, Orders.OWN);
  }

  /** As it is read from an event. */
  private static Notification notification(Json.Obj event) {
    var delivery = Json.Obj.of("Desired", Json.Obj.of(), "Notification", event);
    var check = (Event.Check) EventReader.read(delivery, "invocation-1");
    return check.notification().orElseThrow();
  }

  private static Json.Obj with(String name, String value) {
    return CALL.with(name, Json.of(value));
  }

  private static Json.Obj call(String name, Json value) {
    return CALL.with("detail", DETAIL.with(name, value));
  }

  private static Json value(String form, String value) {
    return Json.parse(form.formatted(value));
  }

  private static Json.Obj schedule(String source, String detail) {
    return CALL.with("source", Json.of(source))
        .with("detail-type", Json.of("Scheduled Event"))
        .with("detail", Json.parse(detail));
  }
}
