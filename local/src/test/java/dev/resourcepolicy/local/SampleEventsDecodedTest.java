package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.resourcepolicy.event.Event;
import dev.resourcepolicy.event.EventReader;
import dev.resourcepolicy.event.Notification;
import dev.resourcepolicy.event.ResponseUrl;
import dev.resourcepolicy.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lambda's own library as the second reader of every sample: what it decodes from a file, {@link
 * EventReader} must have read too. It is a witness only and no part of a function
 * (docs/decisions.md, no. 5).
 */
final class SampleEventsDecodedTest {

  static Stream<SampleEvent> customResources() {
    return SampleEvent.all().stream().filter(sample -> has(sample, "RequestType"));
  }

  static Stream<SampleEvent> requests() {
    return ofEventBridge().filter(sample -> isApplyRequest(sample));
  }

  /** What says nothing of what is desired. */
  static Stream<SampleEvent> questionsToTheMemory() {
    return ofEventBridge().filter(sample -> !isApplyRequest(sample));
  }

  private static Stream<SampleEvent> ofEventBridge() {
    return SampleEvent.all().stream().filter(sample -> has(sample, "detail-type"));
  }

  private static boolean isApplyRequest(SampleEvent sample) {
    return sample.json().text("detail-type").equals(Optional.of(EventReader.APPLY_REQUESTED));
  }

  static Stream<SampleEvent> checks() {
    return SampleEvent.all().stream().filter(sample -> has(sample, "Notification"));
  }

  @ParameterizedTest
  @MethodSource("customResources")
  void readsTheSameCustomResourceEvent(SampleEvent sample) {
    var theirs = decoded(CloudFormationCustomResourceEvent.class, sample.text());

    Event ours = EventReader.read(sample.json(), "unused");

    assertThat(ours)
        .isEqualTo(
            new Event.CustomResource(
                theirs.getRequestType(),
                Optional.of(new ResponseUrl(theirs.getResponseUrl())),
                theirs.getStackId(),
                theirs.getRequestId(),
                theirs.getLogicalResourceId(),
                Optional.ofNullable(theirs.getPhysicalResourceId()),
                object(theirs.getResourceProperties()),
                object(theirs.getOldResourceProperties())));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void readsTheSameExplicitRequest(SampleEvent sample) {
    var theirs = decoded(ScheduledEvent.class, sample.text());

    Event ours = EventReader.read(sample.json(), "unused");

    assertThat(ours)
        .isEqualTo(
            new Event.Requested(Event.Action.APPLY, theirs.getId(), object(theirs.getDetail())));
  }

  @ParameterizedTest
  @MethodSource("questionsToTheMemory")
  void readsTheSameQuestionToTheMemory(SampleEvent sample) {
    var theirs = decoded(ScheduledEvent.class, sample.text());

    Event ours = EventReader.read(sample.json(), "unused");

    Event expected =
        switch (theirs.getDetailType()) {
          case Notification.CLOUD_TRAIL -> new Event.Told(theirs.getId(), notification(theirs));
          case Notification.SCHEDULED -> new Event.Sweep(Optional.empty());
          default -> new Event.CheckRequested(targets(object(theirs.getDetail())));
        };
    assertThat(ours).isEqualTo(expected);
  }

  private static List<String> targets(Json.Obj detail) {
    var targets = (Json.Arr) detail.get("Targets").orElseThrow();
    return targets.values().stream().map(target -> ((Json.Str) target).value()).toList();
  }

  private static Notification notification(ScheduledEvent theirs) {
    return new Notification(
        theirs.getId(),
        theirs.getSource(),
        theirs.getDetailType(),
        theirs.getAccount(),
        theirs.getRegion(),
        object(theirs.getDetail()));
  }

  @ParameterizedTest
  @MethodSource("checks")
  void readsTheSameNotification(SampleEvent sample) {
    String inner = sample.json().object("Notification").orElseThrow().text();
    var theirs = decoded(ScheduledEvent.class, inner);

    Event ours = EventReader.read(sample.json(), "unused");

    Json.Obj desired = sample.json().object("Desired").orElseThrow();
    assertThat(ours)
        .isEqualTo(
            new Event.Check(theirs.getId(), List.of(desired), Optional.of(notification(theirs))));
  }

  private static <T> T decoded(Class<T> type, String text) {
    return LambdaEventSerializers.serializerFor(type, type.getClassLoader()).fromJson(text);
  }

  private static boolean has(SampleEvent sample, String member) {
    return sample.json().get(member).isPresent();
  }

  private static Json.Obj object(@Nullable Map<String, Object> members) {
    return members == null ? Json.Obj.of() : (Json.Obj) json(members);
  }

  private static Json json(@Nullable Object value) {
    return switch (value) {
      case null -> new Json.Null();
      case Map<?, ?> members -> {
        var converted = new LinkedHashMap<String, Json>();
        members.forEach((name, member) -> converted.put((String) name, json(member)));
        yield new Json.Obj(converted);
      }
      case List<?> values ->
          new Json.Arr(values.stream().map(SampleEventsDecodedTest::json).toList());
      case String text -> Json.of(text);
      case Boolean flag -> Json.of(flag);
      case Number number -> new Json.Num(number.toString());
      default -> throw new AssertionError("No JSON value: " + value.getClass());
    };
  }
}
