package dev.resourcepolicy.local;

import dev.resourcepolicy.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** Variations of events and policy documents. */
final class ScenarioVariation {
  private static final Set<String> SETS = Set.of("Action", "Resource", "AWS", "Service");

  private ScenarioVariation() {}

  /** The same without one member. */
  static Json.Obj without(Json.Obj event, String member) {
    var members = new LinkedHashMap<>(event.members());
    members.remove(member);
    return new Json.Obj(members);
  }

  /** The same in other words: statements and members in another order, single values in lists. */
  static Json inAnotherForm(Json value) {
    return switch (value) {
      case Json.Obj(var members) -> {
        var other = new LinkedHashMap<String, Json>();
        members
            .reversed()
            .forEach((name, member) -> other.put(name, asList(name, inAnotherForm(member))));
        yield new Json.Obj(other);
      }
      case Json.Arr(var values) ->
          new Json.Arr(values.reversed().stream().map(ScenarioVariation::inAnotherForm).toList());
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }

  private static Json asList(String name, Json value) {
    return SETS.contains(name) && value instanceof Json.Str ? new Json.Arr(List.of(value)) : value;
  }

  /** The same with a first Sid that makes it this long. */
  static Json.Obj ofLength(Json.Obj document, int characters) {
    Json.Obj without = withSid(document, "");
    return withSid(document, "S".repeat(characters - without.text().length()));
  }

  /** A document that denies everybody one action. */
  static Json denying(String action, String resource) {
    return Json.parse(
        """
        {"Version": "2012-10-17", "Statement": {"Sid": "Lockout", "Effect": "Deny",
         "Principal": "*", "Action": "%s", "Resource": "%s"}}\
        """
            .formatted(action, resource));
  }

  /** An event whose document lets in this principal only, without conditions. */
  static Json.Obj lettingIn(Json.Obj event, String principal) {
    String document =
        event
            .object("ResourceProperties")
            .flatMap(properties -> properties.get("PolicyDocument"))
            .orElseThrow()
            .text()
            .replaceAll("\"Principal\":\\{[^}]*}", "\"Principal\":" + principal)
            .replaceAll(",\"Condition\":\\{.*?}}", "");
    return Workbench.with(event, "PolicyDocument", Json.parse(document));
  }

  private static Json.Obj withSid(Json.Obj document, String sid) {
    var statements = ((Json.Arr) document.get("Statement").orElseThrow()).values();
    Json.Obj first = ((Json.Obj) statements.getFirst()).with("Sid", Json.of(sid));
    var others = new ArrayList<Json>(statements);
    others.set(0, first);
    return document.with("Statement", new Json.Arr(others));
  }
}
