package dev.resourcepolicy.simulation;

import dev.resourcepolicy.json.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a stack's template says of its policy.
 *
 * @param target the number of the target
 * @param settings the properties that say how to handle it, by their names
 */
record Wanted(int target, List<Clause> clauses, Map<String, String> settings) {
  Wanted {
    settings = Map.copyOf(settings);
  }

  boolean is(String property, String value) {
    return value.equals(settings.get(property));
  }

  boolean isShared() {
    return is("Ownership", "Statements");
  }

  String id(Site site) {
    return site.targets().get(target);
  }

  Json.Obj properties(Site site) {
    Json.Obj properties =
        Json.Obj.of(
            "ServiceToken",
            Json.of("arn:aws:lambda:eu-central-1:111122223333:function:policies"),
            site.property(),
            Json.of(id(site)),
            "PolicyDocument",
            Clause.document(site, id(site), clauses));
    for (var setting : new TreeMap<>(settings).entrySet()) {
      properties = properties.with(setting.getKey(), Json.of(setting.getValue()));
    }
    return properties;
  }
}
