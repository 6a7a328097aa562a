package dev.resourcepolicy.local.template;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.JsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers from a template's resources what runs on a laptop, and passes over the rest. */
final class TemplateReader {
  private final Json.Obj template;
  private final Deployment deployment;
  private final Intrinsics intrinsics;
  private final Conditions conditions;
  private final List<DeployedFunction> functions = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private final List<Schedule> schedules = new ArrayList<>();
  private final List<Json.Obj> tables = new ArrayList<>();

  TemplateReader(Json.Obj template, Deployment deployment) {
    this.template = template;
    this.deployment = deployment;
    this.intrinsics =
        new Intrinsics(template, new Resources(resources(template), deployment), deployment);
    this.conditions = new Conditions(template, intrinsics);
  }

  Template read() {
    resources(template).members().forEach((id, resource) -> resource(id, object(resource)));
    return new Template(functions, rules, schedules, tables);
  }

  private static Json.Obj resources(Json.Obj template) {
    return template.object("Resources").orElse(Json.Obj.of());
  }

  private void resource(String id, Json.Obj resource) {
    if (resource.text("Condition").filter(condition -> !conditions.hold(condition)).isPresent()) {
      return;
    }
    Json.Obj properties = resource.object("Properties").orElse(Json.Obj.of());
    switch (resource.text("Type").orElse("")) {
      case Resources.FUNCTION -> function(id, properties);
      case Resources.RULE -> rule(id, properties);
      case Resources.TABLE -> table(id, properties);
      default -> {} // nothing that runs
    }
  }

  private void function(String id, Json.Obj properties) {
    Optional<String> role =
        properties.get("Role").flatMap(intrinsics::resolve).map(Intrinsics::text);
    Optional<Integer> concurrency =
        properties
            .get("ReservedConcurrentExecutions")
            .flatMap(intrinsics::resolve)
            .map(Intrinsics::text)
            .map(Integer::valueOf);
    var environment = new LinkedHashMap<String, String>();
    Json.Obj globals =
        template.object("Globals").flatMap(all -> all.object("Function")).orElse(Json.Obj.of());
    environment.putAll(variables(globals));
    environment.putAll(variables(properties));
    functions.add(
        new DeployedFunction(
            id,
            role.orElseGet(() -> deployment.arn("iam", "role/" + id + "Role")),
            environment,
            new Permissions(id, properties, intrinsics).statements(),
            concurrency));
    properties
        .object("Events")
        .orElse(Json.Obj.of())
        .members()
        .forEach((name, event) -> event(id, id + name, object(event)));
  }

  private Map<String, String> variables(Json.Obj properties) {
    var texts = new LinkedHashMap<String, String>();
    properties
        .object("Environment")
        .flatMap(environment -> environment.object("Variables"))
        .flatMap(intrinsics::resolve)
        .map(TemplateReader::object)
        .ifPresent(
            all -> all.members().forEach((name, value) -> texts.put(name, Intrinsics.text(value))));
    return texts;
  }

  /** One of a function's own Events, for which SAM makes a rule. */
  private void event(String function, String name, Json.Obj event) {
    Json.Obj properties =
        event
            .object("Properties")
            .map(intrinsics::required)
            .map(TemplateReader::object)
            .orElse(Json.Obj.of());
    switch (event.text("Type").orElse("")) {
      case "EventBridgeRule", "CloudWatchEvent" -> {
        refuseInput(name, properties);
        addRule(name, function, properties, "Pattern");
      }
      case "Schedule" -> addSchedule(name, function, properties, "Schedule", properties);
      default ->
          throw new TemplateException(
              "%s is an event of type %s, which does not happen on a laptop."
                  .formatted(name, event.text("Type").orElse("")));
    }
  }

  /** A rule that is a resource of its own; of its targets, those that are functions. */
  private void rule(String id, Json.Obj written) {
    Json.Obj properties = object(intrinsics.required(written));
    if (!(properties.get("Targets").orElse(new Json.Null()) instanceof Json.Arr(var targets))) {
      return;
    }
    for (Json one : targets) {
      Json.Obj target = object(one);
      String prefix = deployment.arn("lambda", "function:");
      String arn = target.text("Arn").orElse("");
      if (!arn.startsWith(prefix)) {
        continue;
      }
      String function = arn.substring(prefix.length());
      String name = targets.size() == 1 ? id : id + target.text("Id").orElse(function);
      if (properties.get("EventPattern").isPresent()) {
        refuseInput(name, target);
        addRule(name, function, properties, "EventPattern");
      }
      if (properties.get("ScheduleExpression").isPresent()) {
        addSchedule(name, function, properties, "ScheduleExpression", target);
      }
    }
  }

  private void table(String id, Json.Obj written) {
    Json.Obj properties = object(intrinsics.required(written));
    Json name = intrinsics.required(Json.Obj.of("Ref", Json.of(id)));
    tables.add(properties.with("TableName", name));
  }

  private void addRule(String name, String function, Json.Obj properties, String pattern) {
    String bus = properties.text("EventBusName").orElse("default");
    rules.add(
        new Rule(
            name,
            function,
            bus.substring(bus.lastIndexOf('/') + 1),
            object(properties.get(pattern).orElse(new Json.Null())),
            enabled(properties)));
  }

  private void addSchedule(
      String name, String function, Json.Obj properties, String expression, Json.Obj target) {
    String every = properties.get(expression).map(Intrinsics::text).orElse("");
    schedules.add(
        new Schedule(
            name,
            function,
            Schedule.every(name, every),
            target.text("Input").map(input -> parsed(name, input)),
            enabled(properties)));
  }

  private static boolean enabled(Json.Obj properties) {
    return !properties.text("State").equals(Optional.of("DISABLED"))
        && !properties.get("Enabled").map(Intrinsics::text).equals(Optional.of("false"));
  }

  private static void refuseInput(String name, Json.Obj properties) {
    for (String member : List.of("Input", "InputPath", "InputTransformer")) {
      if (properties.get(member).isPresent()) {
        throw new TemplateException(
            "%s has an %s; on a laptop a rule sends events as they are.".formatted(name, member));
      }
    }
  }

  private static Json parsed(String name, String input) {
    try {
      return Json.parse(input);
    } catch (JsonException e) {
      throw new TemplateException("The Input of %s is no JSON.".formatted(name), e);
    }
  }

  static Json.Obj object(Json json) {
    if (json instanceof Json.Obj object) {
      return object;
    }
    throw new TemplateException("%s is no object.".formatted(json.text()));
  }
}
