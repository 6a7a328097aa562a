package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A statement that keeps a caller from an action: an unconditional Deny of it for everybody or for
 * the caller's account. Assumed to be all that the services' lockout checks look for.
 */
record Denial(String action, Set<String> principals) {

  static Denial of(String action, Account caller) {
    String root = "arn:%s:iam::%s:root".formatted(caller.partition(), caller.id());
    return new Denial(action, Set.of("*", caller.id(), root));
  }

  boolean isIn(Json.Obj policy) {
    return values(policy.get("Statement").orElse(new Json.Null())).stream()
        .filter(Json.Obj.class::isInstance)
        .map(Json.Obj.class::cast)
        .anyMatch(this::matches);
  }

  private boolean matches(Json.Obj statement) {
    return statement.get("Effect").filter(Json.of("Deny")::equals).isPresent()
        && statement.get("Condition").isEmpty()
        && texts(statement.get("Action").orElse(new Json.Null())).stream().anyMatch(this::covers)
        && principals(statement).stream().anyMatch(principals::contains);
  }

  /** As IAM reads an action: wildcards, and no difference between cases. */
  private boolean covers(String pattern) {
    String quoted = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(quoted, Pattern.CASE_INSENSITIVE).matcher(action).matches();
  }

  private static List<String> principals(Json.Obj statement) {
    Json principal = statement.get("Principal").orElse(new Json.Null());
    return principal instanceof Json.Obj byType
        ? texts(byType.get("AWS").orElse(new Json.Null()))
        : texts(principal);
  }

  private static List<String> texts(Json value) {
    return values(value).stream()
        .filter(Json.Str.class::isInstance)
        .map(text -> ((Json.Str) text).value())
        .toList();
  }

  private static List<Json> values(Json value) {
    return value instanceof Json.Arr(var values) ? values : List.of(value);
  }
}
