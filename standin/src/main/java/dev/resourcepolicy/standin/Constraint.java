package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a service's model says of one member of an operation's input.
 *
 * @param min shortest length in characters, for a string; least value, for an integer
 * @param max longest length in characters, for a string; greatest value, for an integer
 * @param pattern what the whole string must match, as in the model
 */
record Constraint(String member, boolean required, Type type, int min, int max, Pattern pattern) {
  private static final Pattern ANYTHING = Pattern.compile("(?s).*");

  /** The type of a member, as far as the stand-in looks at it: structures and lists are ANY. */
  enum Type {
    ANY("any value"),
    TEXT("a String"),
    INTEGER("an Integer"),
    FLAG("a Boolean");

    private final String words;

    Type(String words) {
      this.words = words;
    }

    private boolean admits(Json value) {
      return switch (this) {
        case ANY -> true;
        case TEXT -> value instanceof Json.Str;
        case INTEGER -> value instanceof Json.Num(var literal) && literal.matches("-?[0-9]+");
        case FLAG -> value instanceof Json.Bool;
      };
    }
  }

  static Constraint required(String member) {
    return new Constraint(member, true, Type.ANY, 0, Integer.MAX_VALUE, ANYTHING);
  }

  static Constraint optional(String member) {
    return new Constraint(member, false, Type.ANY, 0, Integer.MAX_VALUE, ANYTHING);
  }

  Constraint text() {
    return new Constraint(member, required, Type.TEXT, min, max, pattern);
  }

  Constraint flag() {
    return new Constraint(member, required, Type.FLAG, min, max, pattern);
  }

  Constraint integer(int least, int greatest) {
    return new Constraint(member, required, Type.INTEGER, least, greatest, pattern);
  }

  Constraint length(int shortest, int longest) {
    return new Constraint(member, required, Type.TEXT, shortest, longest, pattern);
  }

  Constraint matching(String regex) {
    return new Constraint(member, required, Type.TEXT, min, max, Pattern.compile(regex));
  }

  /** What is wrong with the type of this member, in the words of the services' own parser. */
  Optional<String> typeProblem(Json.Obj input) {
    return value(input)
        .filter(value -> !type.admits(value))
        .map(value -> token(value) + " can not be converted to " + type.words);
  }

  /** What the model does not allow about this member, in the words of the services' validation. */
  Optional<String> problem(Json.Obj input) {
    Optional<Json> value = value(input);
    if (value.isEmpty()) {
      return required ? Optional.of("Member must not be null") : Optional.empty();
    }
    return switch (value.get()) {
      case Json.Str(var text) -> problem(text);
      case Json.Num(var literal) when type == Type.INTEGER -> problem(new BigInteger(literal));
      case Json.Num _, Json.Bool _, Json.Arr _, Json.Obj _, Json.Null _ -> Optional.empty();
    };
  }

  private Optional<String> problem(String text) {
    int length = text.codePointCount(0, text.length());
    if (length < min) {
      return Optional.of("Member must have length greater than or equal to " + min);
    }
    if (length > max) {
      return Optional.of("Member must have length less than or equal to " + max);
    }
    return pattern.matcher(text).matches()
        ? Optional.empty()
        : Optional.of("Member must satisfy regular expression pattern: " + pattern);
  }

  private Optional<String> problem(BigInteger number) {
    if (number.compareTo(BigInteger.valueOf(min)) < 0) {
      return Optional.of("Member must have value greater than or equal to " + min);
    }
    return number.compareTo(BigInteger.valueOf(max)) > 0
        ? Optional.of("Member must have value less than or equal to " + max)
        : Optional.empty();
  }

  private Optional<Json> value(Json.Obj input) {
    return input.get(member).filter(value -> !(value instanceof Json.Null));
  }

  private static String token(Json value) {
    return switch (value) {
      case Json.Str _ -> "STRING_VALUE";
      case Json.Num(var literal) -> literal.matches("-?[0-9]+") ? "NUMBER_VALUE" : "DECIMAL_VALUE";
      case Json.Bool(var truth) -> truth ? "TRUE_VALUE" : "FALSE_VALUE";
      case Json.Arr _ -> "START_ARRAY";
      case Json.Obj _ -> "START_OBJECT";
      case Json.Null _ -> "NULL_VALUE";
    };
  }
}
