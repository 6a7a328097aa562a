package dev.resourcepolicy.local.template;

import dev.resourcepolicy.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * A SAM template, deployed.
 *
 * @param tables the properties of its DynamoDB tables, each with a TableName
 */
public record Template(
    List<DeployedFunction> functions,
    List<Rule> rules,
    List<Schedule> schedules,
    List<Json.Obj> tables) {

  public Template {
    functions = List.copyOf(functions);
    rules = List.copyOf(rules);
    schedules = List.copyOf(schedules);
    tables = List.copyOf(tables);
  }

  /**
   * Reads a template.
   *
   * @throws TemplateException when it cannot be understood, or needs what a laptop has not
   */
  public static Template read(String yaml, Deployment deployment) {
    return new TemplateReader(TemplateReader.object(Yaml.read(yaml)), deployment).read();
  }

  /** The function of this logical id. */
  public Optional<DeployedFunction> function(String name) {
    return functions.stream().filter(function -> function.name().equals(name)).findFirst();
  }
}
