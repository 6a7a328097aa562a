package dev.resourcepolicy.event;

import dev.resourcepolicy.json.Json;
import java.util.List;
import java.util.Optional;

/** Tells events apart by their shape. */
public final class EventReader {
  public static final String APPLY_REQUESTED = "Resource Policy Apply Requested";
  public static final String REMOVE_REQUESTED = "Resource Policy Remove Requested";
  public static final String CHECK_REQUESTED = "Resource Policy Check Requested";
  public static final String SWEEP_REQUESTED = "Resource Policy Sweep Requested";

  private static final String ACCEPTED =
      "This function takes CloudFormation custom-resource events, EventBridge events of detail-type \"%s\" or \"%s\", and rule input of the form {\"Desired\": {properties}, \"Notification\": event}."
          .formatted(APPLY_REQUESTED, REMOVE_REQUESTED);

  private EventReader() {}

  /**
   * Reads an event.
   *
   * @param invocationId names the cause of an event that has no id of its own
   */
  public static Event read(Json event, String invocationId) {
    if (!(event instanceof Json.Obj members)) {
      return new Event.Unknown("The event is not a JSON object. " + ACCEPTED);
    }
    if (members.get("RequestType").isPresent() || members.get("ResponseURL").isPresent()) {
      return customResource(members);
    }
    return switch (members.text("detail-type").orElse("")) {
      case APPLY_REQUESTED -> requested(Event.Action.APPLY, members, invocationId);
      case REMOVE_REQUESTED -> requested(Event.Action.REMOVE, members, invocationId);
      case CHECK_REQUESTED -> new Event.CheckRequested(targets(detail(members)));
      case SWEEP_REQUESTED -> new Event.Sweep(detail(members).text("After"));
      case Notification.CLOUD_TRAIL ->
          new Event.Told(members.text("id").orElse(invocationId), Notification.of(members));
      case Notification.SCHEDULED -> new Event.Sweep(Optional.empty());
      default -> check(members, invocationId);
    };
  }

  private static Json.Obj detail(Json.Obj members) {
    return members.object("detail").orElse(Json.Obj.of());
  }

  private static List<String> targets(Json.Obj detail) {
    return detail.get("Targets").orElse(new Json.Null()) instanceof Json.Arr(var values)
        ? values.stream()
            .filter(Json.Str.class::isInstance)
            .map(value -> ((Json.Str) value).value())
            .toList()
        : List.of();
  }

  private static Event customResource(Json.Obj members) {
    return new Event.CustomResource(
        members.text("RequestType").orElse(""),
        members.text("ResponseURL").filter(url -> !url.isBlank()).map(ResponseUrl::new),
        members.text("StackId").orElse(""),
        members.text("RequestId").orElse(""),
        members.text("LogicalResourceId").orElse(""),
        members.text("PhysicalResourceId").filter(id -> !id.isEmpty()),
        members.object("ResourceProperties").orElse(Json.Obj.of()),
        members.object("OldResourceProperties").orElse(Json.Obj.of()));
  }

  private static Event requested(Event.Action action, Json.Obj members, String invocationId) {
    return new Event.Requested(action, members.text("id").orElse(invocationId), detail(members));
  }

  private static Event check(Json.Obj members, String invocationId) {
    Optional<Notification> notification = members.object("Notification").map(Notification::of);
    String id =
        notification.map(Notification::id).filter(text -> !text.isEmpty()).orElse(invocationId);
    return switch (members.get("Desired").orElse(new Json.Null())) {
      case Json.Obj desired -> new Event.Check(id, List.of(desired), notification);
      case Json.Arr(var values)
          when !values.isEmpty() && values.stream().allMatch(Json.Obj.class::isInstance) ->
          new Event.Check(id, values.stream().map(Json.Obj.class::cast).toList(), notification);
      case Json.Arr _, Json.Str _, Json.Num _, Json.Bool _, Json.Null() ->
          new Event.Unknown("The event names no desired state. " + ACCEPTED);
    };
  }
}
