package dev.resourcepolicy.local;

import dev.resourcepolicy.event.Notification;
import dev.resourcepolicy.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Events and results as people want to read them. */
final class Printed {
  /** What names the target in a call's parameters, by service. */
  private static final List<String> TARGETS =
      List.of(
          "resourceArn",
          "workspaceId",
          "policyName",
          "certificateAuthorityArn",
          "tableName",
          "targetTableName",
          "name");

  private Printed() {}

  /** How an invocation ended. */
  static String invoked(Session.Invoked invoked) {
    if (invoked.failure().isPresent()) {
      return "failed: " + invoked.failure().get().getMessage();
    }
    return invoked
        .answer()
        .map(
            answer ->
                "CloudFormation got\n"
                    + members(answer, "StackId", "RequestId", "LogicalResourceId"))
        .orElseGet(() -> "returned\n" + members(invoked.result().orElseThrow()));
  }

  /** What an event is called: the call, the request, or the detail-type. */
  static String title(Json event) {
    if (!(event instanceof Json.Obj members)) {
      return "an event";
    }
    return detail(members)
        .text("eventName")
        .or(() -> members.text("detail-type"))
        .or(() -> members.text("RequestType"))
        .orElse("an event");
  }

  /** An event of EventBridge: what, about what, by whom; of one that is no call, all it says. */
  static String event(Json.Obj event) {
    boolean call = event.text("detail-type").equals(Optional.of(Notification.CLOUD_TRAIL));
    return call ? call(detail(event)) : told(event);
  }

  private static String call(Json.Obj detail) {
    var lines = new LinkedHashMap<String, Json>();
    Json.Obj parameters = detail.object("requestParameters").orElse(Json.Obj.of());
    TARGETS.stream()
        .flatMap(name -> parameters.text(name).stream())
        .findFirst()
        .ifPresent(target -> lines.put("target", Json.of(target)));
    who(detail).ifPresent(who -> lines.put("by", Json.of(who)));
    detail.text("errorCode").ifPresent(code -> lines.put("refused", Json.of(code)));
    String service = detail.text("eventSource").orElse("").replace(".amazonaws.com", "");
    return "%s %s\n%s"
        .formatted(service, detail.text("eventName").orElse("call"), members(new Json.Obj(lines)))
        .strip();
  }

  private static Optional<String> who(Json.Obj detail) {
    Json.Obj identity = detail.object("userIdentity").orElse(Json.Obj.of());
    Optional<String> role =
        identity
            .object("sessionContext")
            .flatMap(context -> context.object("sessionIssuer"))
            .flatMap(issuer -> issuer.text("arn"));
    return Stream.of(
            role, identity.text("arn"), identity.text("invokedBy"), identity.text("accountId"))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static String told(Json.Obj event) {
    return "%s from %s\n%s"
        .formatted(
            event.text("detail-type").orElse("An event"),
            event.text("source").orElse("nobody"),
            members(detail(event)))
        .strip();
  }

  private static Json.Obj detail(Json.Obj event) {
    return event.object("detail").orElse(Json.Obj.of());
  }

  /** One member a line; texts as they are, for people. */
  private static String members(Json json, String... without) {
    if (!(json instanceof Json.Obj(var members))) {
      return json.text();
    }
    var shown = new LinkedHashMap<>(members);
    shown.keySet().removeAll(List.of(without));
    var lines = new ArrayList<String>();
    shown.forEach((name, value) -> lines.add("%-18s  %s".formatted(name, value(value))));
    return String.join("\n", lines);
  }

  private static String value(Json value) {
    String indent = "\n" + " ".repeat(20);
    return switch (value) {
      case Json.Str(var text) -> text.replace("\n", indent);
      case Json.Arr(var values) ->
          String.join(indent, values.stream().map(Printed::value).toList());
      case Json.Obj _, Json.Num _, Json.Bool _, Json.Null _ -> value.text();
    };
  }
}
