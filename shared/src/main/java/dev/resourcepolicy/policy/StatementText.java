package dev.resourcepolicy.policy;

import static java.util.stream.Collectors.joining;

import dev.resourcepolicy.json.Json;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Statements in words. Values are written as in JSON, so that none can break a line. */
final class StatementText {
  private static final Set<String> EFFECTS = Set.of("Allow", "Deny");

  private StatementText() {}

  /** A sentence; the JSON of a statement that a sentence would not say all of. */
  static String of(Statement statement) {
    Json.Obj json = statement.json();
    boolean isSentence =
        statement.understood().isPresent()
            && json.text("Effect").filter(EFFECTS::contains).isPresent()
            && json.get("Principal").isPresent() != json.get("NotPrincipal").isPresent()
            && json.get("Action").isPresent() != json.get("NotAction").isPresent()
            && !(json.get("Resource").isPresent() && json.get("NotResource").isPresent());
    return isSentence ? sentence(json) : json.text();
  }

  private static String sentence(Json.Obj json) {
    String effect = json.text("Effect").orElseThrow();
    String resource = element(json, "Resource", "everything");
    return effect
        + json.text("Sid").map(sid -> " " + Json.of(sid).text()).orElse("")
        + ": "
        + element(json, "Principal", "everybody")
        + (effect.equals("Deny") ? " may not " : " may ")
        + element(json, "Action", "everything")
        + (resource.isEmpty() ? "" : " on " + resource)
        + json.get("Condition").map(condition -> " if " + condition.text()).orElse("");
  }

  /** The values of an element or of its negation; empty when the statement has neither. */
  private static String element(Json.Obj json, String name, String all) {
    return json.get(name)
        .map(StatementText::values)
        .or(() -> json.get("Not" + name).map(values -> all + " but " + values(values)))
        .orElse("");
  }

  private static String values(Json value) {
    return switch (value) {
      case Json.Obj(var types) ->
          types.entrySet().stream()
              .map(
                  type ->
                      (type.getKey().equals("AWS") ? "" : plain(type.getKey()) + " ")
                          + values(type.getValue()))
              .collect(joining(", "));
      case Json.Arr(var several) ->
          several.stream().map(StatementText::values).collect(joining(", "));
      case Json.Str(var text) -> plain(text);
      case Json.Num _, Json.Bool _, Json.Null _ -> value.text();
    };
  }

  private static String plain(String text) {
    String quoted = Json.of(text).text();
    return quoted.substring(1, quoted.length() - 1);
  }

  /** How a statement changes, by element: {@code "Sid": Action was "a:B" becomes ["a:B","a:C"]}. */
  static String change(Statement from, Statement to) {
    String sid = from.sid().map(Json::of).map(Json::text).orElse("without Sid");
    List<String> changes =
        from.hasForm() && to.hasForm()
            ? changes(from.json(), to.json(), from.canonical(), to.canonical())
            : changes(from.json(), to.json());
    return sid + ": " + String.join("; ", changes);
  }

  /** The members whose literal form changes. */
  static List<String> changes(Json.Obj from, Json.Obj to) {
    return changes(from, to, CanonicalDocument.literally(from), CanonicalDocument.literally(to));
  }

  private static List<String> changes(
      Json.Obj from, Json.Obj to, Json.Obj formFrom, Json.Obj formTo) {
    var names = new TreeSet<>(formFrom.members().keySet());
    names.addAll(formTo.members().keySet());
    return names.stream()
        .filter(name -> !formFrom.get(name).equals(formTo.get(name)))
        .map(name -> plain(name) + " was " + written(from, name) + " becomes " + written(to, name))
        .toList();
  }

  private static String written(Json.Obj json, String name) {
    return json.get(name).map(Json::text).orElse("absent");
  }
}
