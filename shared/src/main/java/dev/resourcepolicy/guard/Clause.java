package dev.resourcepolicy.guard;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One statement of a document as IAM reads it.
 *
 * @param path where it is in the document
 * @param form nothing when something in it is not understood
 */
record Clause(String path, Optional<String> sid, Optional<Json.Obj> form) {

  static List<Clause> of(PolicyDocument document) {
    boolean listed =
        document.json().flatMap(json -> json.get("Statement")).orElse(new Json.Null())
            instanceof Json.Arr;
    var clauses = new ArrayList<Clause>();
    for (Statement statement : document.statements()) {
      // Not formatted: a number's format makes the JVM load what it knows of a locale.
      String path = listed ? "Statement[" + clauses.size() + "]" : "Statement";
      clauses.add(new Clause(path, statement.sid(), statement.understood()));
    }
    return clauses;
  }

  /** Where it is, and what it is called there. */
  String name() {
    return path + sid.map(Json::of).map(Json::text).map(" (Sid %s)"::formatted).orElse("");
  }

  /** Whether it lets somebody in, or may do so for all that is understood of it. */
  boolean allows() {
    return !denies();
  }

  boolean denies() {
    return form.flatMap(read -> read.text("Effect")).equals(Optional.of("Deny"));
  }

  /** Whether it says to whom it does not apply, and so to everybody else. */
  boolean excludes() {
    return form.filter(read -> read.get("NotPrincipal").isPresent()).isPresent();
  }

  /** Those whom it names as principals, or leaves out. */
  List<Grantee> grantees() {
    var grantees = new ArrayList<Grantee>();
    Json.Obj types = principals();
    for (String type : types.members().keySet()) {
      for (String id : texts(types, type)) {
        grantees.add(new Grantee(type, id));
      }
    }
    return grantees;
  }

  private Json.Obj principals() {
    return form.flatMap(read -> read.object("Principal").or(() -> read.object("NotPrincipal")))
        .orElse(Json.Obj.of());
  }

  /** The operators of its conditions with their keys; empty when it has none. */
  Json.Obj conditions() {
    return form.flatMap(read -> read.object("Condition")).orElse(Json.Obj.of());
  }

  /** The values of an element that IAM reads as a set; none when it is not there. */
  List<String> set(String element) {
    return form.map(read -> texts(read, element)).orElse(List.of());
  }

  boolean has(String element) {
    return form.filter(read -> read.get(element).isPresent()).isPresent();
  }

  static List<String> texts(Json.Obj canonical, String name) {
    var texts = new ArrayList<String>();
    if (canonical.members().get(name) instanceof Json.Arr(var values)) {
      for (Json value : values) {
        if (value instanceof Json.Str(var text)) {
          texts.add(text);
        }
      }
    }
    return texts;
  }
}
