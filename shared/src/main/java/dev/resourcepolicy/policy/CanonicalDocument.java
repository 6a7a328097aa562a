package dev.resourcepolicy.policy;

import dev.resourcepolicy.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The form that all documents of one meaning share: a frame with sorted members, which compares
 * literally, and the statements as a multiset, each in the form of {@link CanonicalStatement}.
 */
final class CanonicalDocument {
  private CanonicalDocument() {}

  /**
   * The form as a text: a line for the frame, and one for each statement.
   *
   * @param statements those of the document
   */
  static String text(Json.Obj document, List<Statement> statements) {
    var lines = new ArrayList<String>();
    for (Statement statement : statements) {
      lines.add(statement.canonical().text());
    }
    Collections.sort(lines);
    lines.addFirst(frame(document).text());
    return String.join("\n", lines);
  }

  /** The document without its statements: Version, Id and whatever else there is, literally. */
  static Json.Obj frame(Json.Obj document) {
    var members = new TreeMap<String, Json>();
    members.put("Version", Json.of(PolicyDocument.DEFAULT_VERSION));
    for (var member : document.members().entrySet()) {
      if (!member.getKey().equals("Statement")) {
        members.put(member.getKey(), literally(member.getValue()));
      }
    }
    return new Json.Obj(members);
  }

  /** The written statements; nothing when there is no object, or list of objects, of that name. */
  static Optional<List<Statement>> statements(Json.Obj document) {
    Json written = document.get("Statement").orElse(new Json.Null());
    var statements = new ArrayList<Statement>();
    for (Json one : written instanceof Json.Arr(var values) ? values : List.of(written)) {
      if (!(one instanceof Json.Obj statement)) {
        return Optional.empty();
      }
      statements.add(new Statement(statement));
    }
    return Optional.of(List.copyOf(statements));
  }

  /** The value with the members of its objects sorted, and nothing else changed. */
  static Json literally(Json value) {
    return switch (value) {
      case Json.Obj object -> literally(object);
      case Json.Arr(var values) ->
          new Json.Arr(values.stream().map(CanonicalDocument::literally).toList());
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }

  static Json.Obj literally(Json.Obj object) {
    var members = new TreeMap<String, Json>();
    object.members().forEach((name, value) -> members.put(name, literally(value)));
    return new Json.Obj(members);
  }
}
