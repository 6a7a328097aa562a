package dev.resourcepolicy.guard;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.Wildcard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the conditions of a statement are certainly true of the function's own calls. Of these it
 * knows who makes them: for a role's session, {@code aws:PrincipalArn} is the role's ARN
 * (documented, "AWS global condition context keys").
 */
final class CallerConditions {
  private static final Pattern OPERATOR =
      Pattern.compile(
          "(?:String|Arn)(?<not>Not)?(?:Equals|(?<like>Like))(?:IfExists)?",
          Pattern.CASE_INSENSITIVE);

  private CallerConditions() {}

  /** Whether all of them are; so they are where there are none. */
  static boolean hold(Clause clause, Self self) {
    return clause.conditions().members().entrySet().stream()
        .allMatch(operator -> hold(operator, self));
  }

  private static boolean hold(Map.Entry<String, Json> operator, Self self) {
    Matcher matcher = OPERATOR.matcher(operator.getKey());
    return matcher.matches()
        && operator.getValue() instanceof Json.Obj keys
        && keys.members().keySet().stream()
            .allMatch(key -> holds(matcher, key, Clause.texts(keys, key), self));
  }

  private static boolean holds(Matcher operator, String key, List<String> values, Self self) {
    Optional<String> own =
        switch (key) {
          case "aws:principalarn" -> self.role();
          case "aws:principalaccount" -> self.account();
          default -> Optional.empty();
        };
    if (own.isEmpty() || values.stream().anyMatch(value -> value.contains("${"))) {
      return false;
    }
    // ArnEquals takes wildcards as ArnLike does (documented, "Condition operators").
    boolean literal =
        operator.group("like") == null && operator.group().regionMatches(true, 0, "String", 0, 6);
    boolean found =
        values.stream()
            .anyMatch(
                value -> literal ? value.equals(own.get()) : new Wildcard(value).covers(own.get()));
    return found == (operator.group("not") == null);
  }
}
