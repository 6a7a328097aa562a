package dev.resourcepolicy.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventReaderTest {
  private static final String INVOCATION = "invocation-1";

  @Test
  void readsTheEnvelopeOfACustomResource() {
    var event =
        read(
            """
            {"RequestType": "Update", "ResponseURL": "https://bucket/key?signature",
             "StackId": "stack-1", "RequestId": "request-1", "LogicalResourceId": "Policy",
             "PhysicalResourceId": "Orders", "ResourceType": "Custom::Policy",
             "ResourceProperties": {"A": "new"}, "OldResourceProperties": {"A": "old"}}
            """);

    assertThat(event)
        .isEqualTo(
            new Event.CustomResource(
                "Update",
                Optional.of(new ResponseUrl("https://bucket/key?signature")),
                "stack-1",
                "request-1",
                "Policy",
                Optional.of("Orders"),
                Json.Obj.of("A", Json.of("new")),
                Json.Obj.of("A", Json.of("old"))));
    assertThat(event.type()).isEqualTo("Update");
  }

  @ParameterizedTest
  @Tag("scenario-41")
  @ValueSource(
      strings = {
        "{\"ResponseURL\": \"https://bucket/key\"}",
        "{\"RequestType\": 1, \"ResponseURL\": \"https://bucket/key\", \"StackId\": {}}",
        "{\"RequestType\": \"Create\", \"ResponseURL\": \"https://bucket/key\","
            + " \"ResourceProperties\": \"none\", \"OldResourceProperties\": []}"
      })
  void readsWhateverCanBeAnswered(String text) {
    assertThat(read(text))
        .isInstanceOfSatisfying(
            Event.CustomResource.class,
            request -> {
              assertThat(request.responseUrl()).contains(new ResponseUrl("https://bucket/key"));
              assertThat(request.stackId()).isEmpty();
              assertThat(request.requestId()).isEmpty();
              assertThat(request.physicalResourceId()).isEmpty();
              assertThat(request.properties()).isEqualTo(Json.Obj.of());
              assertThat(request.oldProperties()).isEqualTo(Json.Obj.of());
            });
  }

  @Test
  @Tag("scenario-54")
  void readsACustomResourceThatNobodyWaitsFor() {
    assertThat(read("{\"RequestType\": \"Create\", \"ResponseURL\": \" \"}"))
        .isInstanceOfSatisfying(
            Event.CustomResource.class, request -> assertThat(request.responseUrl()).isEmpty());
  }

  @Test
  void takesAnEmptyPhysicalIdForNone() {
    assertThat(read("{\"RequestType\": \"Delete\", \"PhysicalResourceId\": \"\"}"))
        .isInstanceOfSatisfying(
            Event.CustomResource.class,
            request -> assertThat(request.physicalResourceId()).isEmpty());
  }

  @Test
  @Tag("scenario-40")
  void neverShowsTheResponseUrl() {
    var event = read("{\"RequestType\": \"Create\", \"ResponseURL\": \"https://bucket/key\"}");

    assertThat(event.toString()).doesNotContain("bucket");
  }

  @ParameterizedTest
  @CsvSource({
    "Resource Policy Apply Requested, APPLY, ApplyRequested",
    "Resource Policy Remove Requested, REMOVE, RemoveRequested"
  })
  void readsAnExplicitRequest(String detailType, Event.Action action, String type) {
    var event =
        read(
            """
            {"id": "event-1", "source": "my.pipeline", "detail-type": "%s", "detail": {"A": "b"}}
            """
                .formatted(detailType));

    assertThat(event)
        .isEqualTo(new Event.Requested(action, "event-1", Json.Obj.of("A", Json.of("b"))));
    assertThat(event.type()).isEqualTo(type);
  }

  @Test
  void namesARequestWithoutIdByItsInvocation() {
    assertThat(read("{\"detail-type\": \"Resource Policy Apply Requested\"}"))
        .isEqualTo(new Event.Requested(Event.Action.APPLY, INVOCATION, Json.Obj.of()));
  }

  @Test
  void readsACheckOfOneTarget() {
    var event = check("{\"Desired\": {\"A\": \"b\"}}");

    assertThat(event.desired()).containsExactly(Json.Obj.of("A", Json.of("b")));
    assertThat(event.notification()).isEmpty();
    assertThat(event.id()).isEqualTo(INVOCATION);
    assertThat(event.type()).isEqualTo("Check");
  }

  @Test
  @Tag("scenario-50")
  void readsACheckOfSeveralTargets() {
    var event = check("{\"Desired\": [{\"A\": \"1\"}, {\"A\": \"2\"}]}");

    assertThat(event.desired())
        .containsExactly(Json.Obj.of("A", Json.of("1")), Json.Obj.of("A", Json.of("2")));
  }

  @Test
  void namesACheckByItsNotification() {
    var event = check("{\"Desired\": {}, \"Notification\": {\"id\": \"event-1\"}}");

    assertThat(event.id()).isEqualTo("event-1");
    assertThat(event.notification()).map(Notification::id).contains("event-1");
  }

  @Test
  void namesACheckByItsInvocationWhereItsNotificationHasNoName() {
    assertThat(check("{\"Desired\": {}, \"Notification\": {}}").id()).isEqualTo(INVOCATION);
  }

  @Test
  void takesACallAndAScheduleWithoutDesiredStateForQuestionsToTheMemory() {
    assertThat(read("{\"id\": \"e\", \"detail-type\": \"AWS API Call via CloudTrail\"}"))
        .isInstanceOfSatisfying(Event.Told.class, told -> assertThat(told.id()).isEqualTo("e"));
    assertThat(read("{\"detail-type\": \"Scheduled Event\", \"detail\": \"{}\"}"))
        .isEqualTo(new Event.Sweep(Optional.empty()));
    assertThat(read("{\"detail-type\": \"Scheduled Event\"}").type()).isEqualTo("Sweep");
  }

  @Test
  void readsWhatASweepHandsOn() {
    assertThat(
            read(
                "{\"detail-type\": \"Resource Policy Check Requested\", \"detail\": {\"Targets\": [\"a\", \"b\"]}}"))
        .isEqualTo(new Event.CheckRequested(List.of("a", "b")));
    assertThat(
            read(
                "{\"detail-type\": \"Resource Policy Sweep Requested\", \"detail\": {\"After\": \"a|o\"}}"))
        .isEqualTo(new Event.Sweep(Optional.of("a|o")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "\"text\"",
        "null",
        "{}",
        "{\"Desired\": null}",
        "{\"Desired\": \"text\"}",
        "{\"Desired\": []}",
        "{\"Desired\": [{}, \"text\"]}",
        "{\"source\": \"aws.ec2\", \"detail-type\": \"EC2 Instance State-change Notification\", \"detail\": {}}"
      })
  void saysWhatItTakesWhenAnEventCarriesNoDesiredState(String text) {
    assertThat(read(text))
        .isInstanceOfSatisfying(
            Event.Unknown.class,
            unknown ->
                assertThat(unknown.reason())
                    .contains("CloudFormation", EventReader.APPLY_REQUESTED, "\"Desired\""));
  }

  private static Event read(String text) {
    return EventReader.read(Json.parse(text), INVOCATION);
  }

  private static Event.Check check(String text) {
    assertThat(read(text)).isInstanceOf(Event.Check.class);
    return (Event.Check) read(text);
  }
}
