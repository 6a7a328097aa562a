package dev.resourcepolicy.local.template;

import dev.resourcepolicy.json.Json;
import java.util.List;
import java.util.Map;

/** The conditions of a template, which decide what of it there is. */
final class Conditions {
  private final Json.Obj conditions;
  private final Intrinsics intrinsics;

  Conditions(Json.Obj template, Intrinsics intrinsics) {
    this.conditions = template.object("Conditions").orElse(Json.Obj.of());
    this.intrinsics = intrinsics;
  }

  /** Whether the condition of this name holds. */
  boolean hold(String name) {
    return holds(
        conditions
            .get(name)
            .orElseThrow(() -> new TemplateException("There is no condition %s.".formatted(name))));
  }

  private boolean holds(Json condition) {
    if (!(condition instanceof Json.Obj object) || object.members().size() != 1) {
      throw new TemplateException("%s is no condition.".formatted(condition.text()));
    }
    Map.Entry<String, Json> only = object.members().firstEntry();
    Json argument = only.getValue();
    return switch (only.getKey()) {
      case "Condition" -> hold(Intrinsics.text(argument));
      case "Fn::Equals" -> {
        List<Json> both = intrinsics.resolved(argument, 2);
        yield Intrinsics.text(both.get(0)).equals(Intrinsics.text(both.get(1)));
      }
      case "Fn::Not" -> !holds(Intrinsics.written(argument, 1).getFirst());
      case "Fn::And" -> Intrinsics.values(argument).stream().allMatch(this::holds);
      case "Fn::Or" -> Intrinsics.values(argument).stream().anyMatch(this::holds);
      default -> throw new TemplateException("%s is no condition.".formatted(only.getKey()));
    };
  }
}
