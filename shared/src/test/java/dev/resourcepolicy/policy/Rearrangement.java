package dev.resourcepolicy.policy;

import static java.util.stream.Collectors.joining;

import dev.resourcepolicy.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Another way to write a document that is all understood, and to mean the same. */
final class Rearrangement {
  private final Random random;

  Rearrangement(Random random) {
    this.random = random;
  }

  /** The text of such a document, with white space between its tokens. */
  String of(Json.Obj document) {
    return spaced(
        members(
            document,
            name -> name,
            (name, value) -> name.equals("Statement") ? statements(value) : value));
  }

  private Json statements(Json value) {
    var statements = new ArrayList<>(values(value));
    statements.replaceAll(statement -> members(statement, name -> name, this::element));
    Collections.shuffle(statements, random);
    return statements.size() == 1 && random.nextBoolean()
        ? statements.getFirst()
        : new Json.Arr(statements);
  }

  private Json element(String name, Json value) {
    return switch (name) {
      case "Principal", "NotPrincipal" -> principal(value);
      case "Action", "NotAction" -> set(value, action -> Json.of(anyCase(text(action))));
      case "Resource", "NotResource" -> set(value, resource -> resource);
      case "Condition" -> members(value, operator -> operator, (_, keys) -> conditions(keys));
      default -> value;
    };
  }

  private Json principal(Json value) {
    if (value.equals(Json.of("*")) || value.equals(Json.Obj.of("AWS", Json.of("*")))) {
      return random.nextBoolean()
          ? Json.of("*")
          : Json.Obj.of("AWS", set(Json.of("*"), all -> all));
    }
    return members(value, type -> type, (_, principals) -> set(principals, this::account));
  }

  private Json account(Json principal) {
    return text(principal).matches("[0-9]{12}") && random.nextBoolean()
        ? Json.of("arn:aws:iam::" + text(principal) + ":root")
        : principal;
  }

  private Json conditions(Json keys) {
    return members(keys, this::anyCase, (_, values) -> set(values, this::scalar));
  }

  private Json scalar(Json value) {
    return random.nextBoolean()
        ? switch (value.text()) {
          case "\"true\"" -> Json.of(true);
          case "true" -> Json.of("true");
          case "\"5\"" -> Json.of(5);
          case "5" -> Json.of("5");
          default -> value;
        }
        : value;
  }

  private Json set(Json value, UnaryOperator<Json> form) {
    var values = new ArrayList<>(values(value));
    values.add(values.get(random.nextInt(values.size())));
    values.replaceAll(form);
    Collections.shuffle(values, random);
    Json first = values.getFirst();
    return values(value).size() == 1 && random.nextBoolean() ? first : new Json.Arr(values);
  }

  private static List<Json> values(Json value) {
    return value instanceof Json.Arr(var several) ? several : List.of(value);
  }

  private Json members(
      Json object, UnaryOperator<String> name, BiFunction<String, Json, Json> form) {
    var entries = new ArrayList<>(((Json.Obj) object).members().entrySet());
    Collections.shuffle(entries, random);
    var members = new LinkedHashMap<String, Json>();
    entries.forEach(
        entry ->
            members.put(name.apply(entry.getKey()), form.apply(entry.getKey(), entry.getValue())));
    return new Json.Obj(members);
  }

  private String anyCase(String text) {
    return text.chars()
        .map(c -> random.nextBoolean() ? Character.toUpperCase(c) : Character.toLowerCase(c))
        .mapToObj(Character::toString)
        .collect(joining());
  }

  private static String text(Json value) {
    return ((Json.Str) value).value();
  }

  private String spaced(Json value) {
    return switch (value) {
      case Json.Obj(var members) ->
          members.entrySet().stream()
              .map(
                  member ->
                      Json.of(member.getKey()).text() + space() + ":" + spaced(member.getValue()))
              .collect(joining(space() + "," + space(), "{" + space(), space() + "}"));
      case Json.Arr(var values) ->
          values.stream()
              .map(this::spaced)
              .collect(joining("," + space(), space() + "[", "]" + space()));
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> space() + value.text();
    };
  }

  private String space() {
    return List.of("", " ", "\n", "\t", "\r\n  ").get(random.nextInt(5));
  }
}
