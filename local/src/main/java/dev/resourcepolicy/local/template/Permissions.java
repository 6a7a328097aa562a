package dev.resourcepolicy.local.template;

import dev.resourcepolicy.json.Json;
import java.util.List;
import java.util.stream.Stream;

/** What a function's own policies let its role do. */
record Permissions(String function, Json.Obj properties, Intrinsics intrinsics) {

  /** The statements, in the order in which they are written. */
  List<Json.Obj> statements() {
    return properties.get("Policies").flatMap(intrinsics::resolve).stream()
        .flatMap(written -> several(written).stream())
        .flatMap(policy -> statements(policy).map(TemplateReader::object))
        .toList();
  }

  /** A name stands for a managed policy, whose statements only AWS knows. */
  private Stream<Json> statements(Json policy) {
    if (policy instanceof Json.Obj document && document.get("Statement").isPresent()) {
      return several(document.get("Statement").orElseThrow()).stream();
    }
    throw new TemplateException(
        "A policy of %s has no statements; on a laptop nobody knows what it allows: %s"
            .formatted(function, policy.text()));
  }

  private static List<Json> several(Json oneOrMore) {
    return oneOrMore instanceof Json.Arr(var values) ? values : List.of(oneOrMore);
  }
}
