package dev.resourcepolicy.standin;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One key of a statement's condition. Operators and keys that are not known here are refused: a
 * condition that is passed over would let in what IAM does not.
 *
 * @param quantifier how several values of the call count; empty for a key that has one
 */
record IamCondition(String quantifier, String operator, String key, List<String> values) {
  private static final Set<String> KEYS = Set.of(IamCall.LEADING_KEYS);
  private static final Pattern FORM =
      Pattern.compile("(ForAllValues:|ForAnyValue:)(StringEquals|StringLike)");

  IamCondition {
    values = List.copyOf(values);
  }

  /**
   * Reads a condition.
   *
   * @throws IllegalArgumentException when it is not known what it means
   */
  static IamCondition of(String operator, String key, List<String> values) {
    Matcher form = FORM.matcher(operator);
    if (!form.matches() || !KEYS.contains(key)) {
      throw new IllegalArgumentException(
          "The stand-in knows no condition %s on %s".formatted(operator, key));
    }
    return new IamCondition(form.group(1), form.group(2), key, values);
  }

  boolean holds(IamCall call) {
    List<String> actual = call.values(key);
    return switch (quantifier) {
      // Documented: true also when the call has no value at all.
      case "ForAllValues:" -> actual.stream().allMatch(this::covers);
      case "ForAnyValue:" -> actual.stream().anyMatch(this::covers);
      default -> throw new IllegalStateException(quantifier);
    };
  }

  private boolean covers(String actual) {
    return values.stream()
        .anyMatch(
            value ->
                operator.equals("StringLike")
                    ? new IamPattern(value).covers(actual)
                    : value.equals(actual));
  }
}
