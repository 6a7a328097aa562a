package dev.resourcepolicy.policy;

import dev.resourcepolicy.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** The smallest changes of a document that change what it means. */
final class Mutation {
  private static final Json MUTANT = Json.of("mutant");

  private final RandomGenerator random;

  Mutation(RandomGenerator random) {
    this.random = random;
  }

  Json.Obj of(Json.Obj document) {
    return switch (random.nextInt(5)) {
      case 0 -> aroundStatements(document);
      case 1 -> document.with("Statement", new Json.Arr(anotherNumber(statements(document))));
      default -> document.with("Statement", new Json.Arr(oneChanged(statements(document))));
    };
  }

  private Json.Obj aroundStatements(Json.Obj document) {
    return switch (random.nextInt(4)) {
      case 0 -> flipped(document, "Version", "2012-10-17", "2008-10-17");
      case 1 -> document.with("Id", MUTANT);
      case 2 -> document.with("id", MUTANT);
      default ->
          document.get("Id").isPresent() ? without(document, "Id") : document.with("Id", MUTANT);
    };
  }

  private List<Json> anotherNumber(List<Json> statements) {
    var changed = new ArrayList<>(statements);
    int index = random.nextInt(changed.size());
    if (random.nextBoolean()) {
      changed.add(changed.get(index));
    } else {
      changed.remove(index);
    }
    return changed;
  }

  private List<Json> oneChanged(List<Json> statements) {
    var changed = new ArrayList<>(statements);
    int index = random.nextInt(changed.size());
    changed.set(index, statement((Json.Obj) changed.get(index)));
    return changed;
  }

  private Json statement(Json.Obj statement) {
    var names = List.copyOf(statement.members().keySet());
    String name = names.get(random.nextInt(names.size()));
    return switch (random.nextInt(4)) {
      case 0 -> without(statement, name);
      case 1 -> renamed(statement, name);
      case 2 -> statement.with("Later", MUTANT);
      default -> statement.with(name, changed(name, statement.get(name).orElseThrow()));
    };
  }

  /** Negated where the element has a negation, and else unknown. */
  private static Json.Obj renamed(Json.Obj statement, String name) {
    String other =
        switch (name) {
          case "Principal", "Action", "Resource" -> "Not" + name;
          case "NotPrincipal", "NotAction", "NotResource" -> name.substring(3);
          default -> name.toLowerCase(Locale.ROOT);
        };
    Json value = statement.get(name).orElseThrow();
    return without(statement, name).with(other, value);
  }

  private Json changed(String name, Json value) {
    return switch (name) {
      case "Effect" -> Json.of(value.equals(Json.of("Allow")) ? "Deny" : "Allow");
      case "Sid" -> MUTANT;
      case "Principal", "NotPrincipal" ->
          value instanceof Json.Obj ? deeper(value) : Json.Obj.of("AWS", MUTANT);
      case "Condition" -> deeper(value);
      default -> plus(value);
    };
  }

  /** A principal or a condition with one value more, or with one name changed, at any depth. */
  private Json deeper(Json value) {
    if (!(value instanceof Json.Obj object)) {
      return plus(value);
    }
    var names = List.copyOf(object.members().keySet());
    String name = names.get(random.nextInt(names.size()));
    Json member = object.get(name).orElseThrow();
    return random.nextInt(3) == 0
        ? without(object, name).with(name + "X", member)
        : object.with(name, deeper(member));
  }

  private Json plus(Json value) {
    var values = new ArrayList<>(value instanceof Json.Arr(var several) ? several : List.of(value));
    if (random.nextBoolean()) {
      values.add(MUTANT);
    } else {
      Json replaced = values.getFirst();
      values.replaceAll(one -> one.equals(replaced) ? MUTANT : one);
    }
    return new Json.Arr(values);
  }

  private static Json.Obj flipped(Json.Obj object, String name, String one, String other) {
    return object.with(name, Json.of(object.text(name).orElseThrow().equals(one) ? other : one));
  }

  private static List<Json> statements(Json.Obj document) {
    return ((Json.Arr) document.get("Statement").orElseThrow()).values();
  }

  private static Json.Obj without(Json.Obj object, String name) {
    var members = new LinkedHashMap<>(object.members());
    members.remove(name);
    return new Json.Obj(members);
  }
}
