package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/** A statement of a role's policy. What is not understood in one is refused, as a whole. */
record IamStatement(
    boolean allows,
    List<IamPattern> actions,
    List<IamPattern> resources,
    List<IamCondition> conditions) {
  private static final Set<String> MEMBERS =
      Set.of("Sid", "Effect", "Action", "Resource", "Condition");

  IamStatement {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    conditions = List.copyOf(conditions);
  }

  /**
   * Reads a statement.
   *
   * @throws IllegalArgumentException when it is not known what it means
   */
  static IamStatement of(Json.Obj statement) {
    boolean known =
        MEMBERS.containsAll(statement.members().keySet())
            && Set.of("Allow", "Deny").contains(statement.text("Effect").orElse(""));
    if (!known) {
      throw unknown(statement);
    }
    return new IamStatement(
        statement.text("Effect").orElse("").equals("Allow"),
        patterns(statement, "Action"),
        patterns(statement, "Resource"),
        statement.get("Condition").stream()
            .flatMap(operators -> members(operators, statement).entrySet().stream())
            .flatMap(
                operator ->
                    members(operator.getValue(), statement).entrySet().stream()
                        .map(
                            key ->
                                IamCondition.of(
                                    operator.getKey(),
                                    key.getKey(),
                                    texts(key.getValue(), statement))))
            .toList());
  }

  /** Whether it speaks of this call on this resource. */
  boolean covers(IamCall call, String resource) {
    return actions.stream().anyMatch(pattern -> pattern.coversAction(call.action()))
        && resources.stream().anyMatch(pattern -> pattern.coversResource(resource))
        && conditions.stream().allMatch(condition -> condition.holds(call));
  }

  private static List<IamPattern> patterns(Json.Obj statement, String member) {
    List<String> texts =
        texts(statement.get(member).orElseThrow(() -> unknown(statement)), statement);
    if (texts.isEmpty()) {
      throw unknown(statement);
    }
    return texts.stream().map(IamPattern::new).toList();
  }

  private static List<String> texts(Json value, Json.Obj statement) {
    List<Json> values = value instanceof Json.Arr(var several) ? several : List.of(value);
    return values.stream()
        .map(
            one -> {
              if (one instanceof Json.Str(var text)) {
                return text;
              }
              throw unknown(statement);
            })
        .toList();
  }

  private static SequencedMap<String, Json> members(Json value, Json.Obj statement) {
    if (value instanceof Json.Obj(var members)) {
      return members;
    }
    throw unknown(statement);
  }

  private static IllegalArgumentException unknown(Json.Obj statement) {
    return new IllegalArgumentException("The stand-in does not understand " + statement.text());
  }
}
