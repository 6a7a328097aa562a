package dev.resourcepolicy.policy;

import dev.resourcepolicy.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form that all statements of one meaning share: sorted members, and sorted sets where IAM
 * reads sets. A statement with an element of an unexpected kind is not understood, and keeps its
 * literal form.
 *
 * <p>What IAM reads alike is documented element by element ("IAM JSON policy elements reference").
 * The two kinds of form never meet: the canonical form of an understood statement is itself
 * understood.
 */
final class CanonicalStatement {
  /** What a statement can hold; members of any other name compare literally. */
  static final Set<String> ELEMENTS =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  /** An account and its root are one principal; a policy names only accounts of its partition. */
  private static final Pattern ROOT = Pattern.compile("arn:aws(?:-[a-z]+)*:iam::([0-9]{12}):root");

  private static final Set<String> PRINCIPAL_TYPES =
      Set.of("AWS", "CanonicalUser", "Federated", "Service");

  private CanonicalStatement() {}

  /** The canonical form; nothing when an element is of an unexpected kind. */
  static Optional<Json.Obj> understood(Json.Obj statement) {
    return members(statement, name -> name, CanonicalStatement::element);
  }

  private static Optional<Json> element(String name, Json value) {
    return switch (name) {
      case "Sid", "Effect" -> string(value).map(Json::of);
      case "Principal", "NotPrincipal" -> principals(value);
      case "Action", "NotAction" ->
          set(value, CanonicalStatement::string, CanonicalStatement::lowerCase);
      case "Resource", "NotResource" ->
          set(value, CanonicalStatement::string, resource -> resource);
      case "Condition" ->
          members(value, operator -> operator, (_, keys) -> conditions(keys)).map(Json.class::cast);
      default -> Optional.of(CanonicalDocument.literally(value));
    };
  }

  private static Optional<Json> principals(Json value) {
    Json typed = value.is("*") ? Json.Obj.of("AWS", value) : value;
    return members(typed, type -> type, CanonicalStatement::principalsOf).map(Json.class::cast);
  }

  private static Optional<Json> principalsOf(String type, Json values) {
    UnaryOperator<String> form = type.equals("AWS") ? CanonicalStatement::account : text -> text;
    return PRINCIPAL_TYPES.contains(type)
        ? set(values, CanonicalStatement::string, form)
        : Optional.empty();
  }

  private static String account(String principal) {
    Matcher root = ROOT.matcher(principal);
    return root.matches() ? root.group(1) : principal;
  }

  /** The condition keys under one operator, which differ in more than case. */
  private static Optional<Json> conditions(Json keys) {
    return members(
            keys,
            CanonicalStatement::lowerCase,
            (_, values) -> set(values, CanonicalStatement::scalar, text -> text))
        .map(Json.class::cast);
  }

  /**
   * The object in its canonical form; nothing when it is none, a member has no such form, or two
   * names fall together.
   */
  private static Optional<Json.Obj> members(
      Json value, UnaryOperator<String> name, BiFunction<String, Json, Optional<Json>> form) {
    if (!(value instanceof Json.Obj(var written))) {
      return Optional.empty();
    }
    var members = new TreeMap<String, Json>();
    for (var member : written.entrySet()) {
      Optional<Json> canonical = form.apply(member.getKey(), member.getValue());
      if (canonical.isEmpty()
          || members.put(name.apply(member.getKey()), canonical.get()) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new Json.Obj(members));
  }

  /**
   * One value or several as a set, to IAM the same; nothing when a value is of an unexpected kind.
   */
  private static Optional<Json> set(
      Json value, Function<Json, Optional<String>> text, UnaryOperator<String> form) {
    List<Json> values = value instanceof Json.Arr(var several) ? several : List.of(value);
    var set = new TreeSet<String>();
    for (Json one : values) {
      Optional<String> read = text.apply(one);
      if (read.isEmpty()) {
        return Optional.empty();
      }
      set.add(form.apply(read.get()));
    }
    return Optional.of(Json.ofTexts(set));
  }

  private static Optional<String> string(Json value) {
    return value instanceof Json.Str(var text) ? Optional.of(text) : Optional.empty();
  }

  /** A value of a condition, which IAM compares as text: {@code 5} is "5", and neither is 5.0. */
  static Optional<String> scalar(Json value) {
    return switch (value) {
      case Json.Str(var text) -> Optional.of(text);
      case Json.Num(var literal) -> Optional.of(literal);
      case Json.Bool(var bool) -> Optional.of(Boolean.toString(bool));
      case Json.Null _, Json.Obj _, Json.Arr _ -> Optional.empty();
    };
  }

  /**
   * Lower case of ASCII letters only: elsewhere two different letters can have one lower case, as K
   * and the kelvin sign.
   */
  static String lowerCase(String text) {
    var lower = new StringBuilder(text);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      lower.setCharAt(i, c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
    }
    return lower.toString();
  }
}
