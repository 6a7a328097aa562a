package dev.resourcepolicy.policy;

import dev.resourcepolicy.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Statements that name resources, and none of them the target: of no effect where they are, and
 * most likely meant for another target. One that says so with a wildcard, or names the target among
 * others, is taken as it is.
 */
public final class MissedTarget {
  private MissedTarget() {}

  /** Every such statement of a document that is for this target, in words. */
  public static List<String> problems(PolicyDocument document, Target target) {
    var problems = new ArrayList<String>();
    for (int i = 0; i < document.statements().size(); i++) {
      String path = document.path(i);
      missed(document.statements().get(i), target)
          .map(
              other ->
                  "%s.Resource is %s, and this policy is that of %s"
                      .formatted(path, Json.of(other).excerpt(), target))
          .ifPresent(problems::add);
    }
    return problems;
  }

  private static Optional<String> missed(Statement statement, Target target) {
    List<String> resources =
        statement.json().get("Resource").map(MissedTarget::texts).orElse(List.of());
    for (String resource : resources) {
      if (!isElsewhere(resource, target)) {
        return Optional.empty();
      }
    }
    return resources.isEmpty() ? Optional.empty() : Optional.of(resources.getFirst());
  }

  private static boolean isElsewhere(String resource, Target target) {
    return target.account().isPresent()
        && resource.startsWith("arn:")
        && !covers(resource, target.id())
        && resource.chars().noneMatch(c -> c == '*' || c == '?' || c == '$');
  }

  /** An id without its ARN is the last part of one; what is below a target is its own. */
  private static boolean covers(String resource, String id) {
    return resource.equals(id)
        || resource.startsWith(id + "/")
        || (!id.startsWith("arn:") && resource.endsWith("/" + id));
  }

  private static List<String> texts(Json value) {
    List<Json> values = value instanceof Json.Arr(var several) ? several : List.of(value);
    var texts = new ArrayList<String>();
    for (Json one : values) {
      if (one instanceof Json.Str(var text)) {
        texts.add(text);
      }
    }
    return texts;
  }
}
