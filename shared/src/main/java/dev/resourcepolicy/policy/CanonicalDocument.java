package dev.resourcepolicy.policy;

import dev.resourcepolicy.json.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The form that all documents of one meaning share: sorted members, statements sorted as a
 * multiset, each in the form of {@link CanonicalStatement}. Anything else than statements compares
 * literally.
 */
final class CanonicalDocument {
  private CanonicalDocument() {}

  /**
   * @param statements those of the document
   */
  static Json.Obj of(Json.Obj document, List<Statement> statements) {
    List<Json> forms =
        statements.stream()
            .<Json>map(Statement::canonical)
            .sorted(Comparator.comparing(Json::text))
            .toList();
    var members = new TreeMap<>(frame(document).members());
    members.put("Statement", new Json.Arr(forms));
    return new Json.Obj(members);
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
    return switch (document.get("Statement").orElse(new Json.Null())) {
      case Json.Obj statement -> Optional.of(List.of(new Statement(statement)));
      case Json.Arr(var values) when values.stream().allMatch(Json.Obj.class::isInstance) ->
          Optional.of(values.stream().map(Json.Obj.class::cast).map(Statement::new).toList());
      case Json.Arr _, Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> Optional.empty();
    };
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
