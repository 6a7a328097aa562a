package dev.resourcepolicy.policy;

import dev.resourcepolicy.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a document would stop its own writer: an unconditional Deny of the action that replaces
 * it, which covers the caller. Fails open: what cannot be decided here is left to the service,
 * which checks again.
 */
public final class Lockout {
  private Lockout() {}

  /**
   * Whether the document denies the action to the caller, as somebody, as a principal of the
   * account or as the role.
   *
   * @param action the service's put action, as {@code dynamodb:PutResourcePolicy}
   */
  public static boolean denies(
      PolicyDocument document, String action, Optional<String> account, Optional<String> roleArn) {
    var caller = new HashSet<>(Set.of("*"));
    account.ifPresent(caller::add);
    roleArn.ifPresent(caller::add);
    return document.statements().stream()
        .flatMap(statement -> CanonicalStatement.understood(statement.json()).stream())
        .anyMatch(statement -> denies(statement, CanonicalStatement.lowerCase(action), caller));
  }

  private static boolean denies(Json.Obj statement, String action, Set<String> caller) {
    return CanonicalStatement.ELEMENTS.containsAll(statement.members().keySet())
        && statement.text("Effect").equals(Optional.of("Deny"))
        && isUnconditional(statement)
        && coversAction(statement, action)
        && coversTarget(statement)
        && coversCaller(statement, caller);
  }

  private static boolean isUnconditional(Json.Obj statement) {
    return statement.get("Condition").orElse(Json.Obj.of()).equals(Json.Obj.of());
  }

  private static boolean coversAction(Json.Obj statement, String action) {
    return statement.get("Action").isPresent()
        ? values(statement, "Action").stream().anyMatch(pattern -> matches(pattern, action))
        : statement.get("NotAction").isPresent()
            && values(statement, "NotAction").stream()
                .noneMatch(pattern -> matches(pattern, action));
  }

  /**
   * A resource without wildcards is taken for the target: these services accept no other in its
   * policy, save an index of a DynamoDB table. What other wildcards than "*" cover is left to the
   * service.
   */
  private static boolean coversTarget(Json.Obj statement) {
    return !statement.members().containsKey("NotResource")
        && (!statement.members().containsKey("Resource")
            || values(statement, "Resource").stream().anyMatch(Lockout::isTarget));
  }

  private static boolean isTarget(String resource) {
    return resource.equals("*")
        || (!resource.contains("*") && !resource.contains("?") && !resource.contains("/index/"));
  }

  private static boolean coversCaller(Json.Obj statement, Set<String> caller) {
    return statement.object("Principal").stream()
        .flatMap(principal -> values(principal, "AWS").stream())
        .anyMatch(caller::contains);
  }

  /** A set of the canonical form, whose values are strings. */
  private static List<String> values(Json.Obj canonical, String name) {
    return canonical.get(name).stream()
        .flatMap(set -> set instanceof Json.Arr(var values) ? values.stream() : Stream.of())
        .flatMap(value -> value instanceof Json.Str(var text) ? Stream.of(text) : Stream.of())
        .toList();
  }

  /** IAM's wildcards, without the cost that a regular expression with many of them can have. */
  private static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    return pattern.substring(p).chars().allMatch(c -> c == '*');
  }
}
