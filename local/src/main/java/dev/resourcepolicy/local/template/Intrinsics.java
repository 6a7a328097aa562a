package dev.resourcepolicy.local.template;

import dev.resourcepolicy.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CloudFormation's intrinsic functions over the parameters and conditions of one template. */
final class Intrinsics {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]+)}");

  private final Json.Obj parameters;
  private final Conditions conditions;
  private final Resources resources;
  private final Deployment deployment;

  Intrinsics(Json.Obj template, Resources resources, Deployment deployment) {
    this.parameters = template.object("Parameters").orElse(Json.Obj.of());
    this.conditions = new Conditions(template, this);
    this.resources = resources;
    this.deployment = deployment;
    for (String given : deployment.parameters().keySet()) {
      if (parameters.get(given).isEmpty()) {
        throw new TemplateException("The template has no parameter %s.".formatted(given));
      }
    }
  }

  /** The value with every function replaced by what it gives; nothing for AWS::NoValue. */
  Optional<Json> resolve(Json value) {
    return switch (value) {
      case Json.Obj object -> function(object).map(this::call).orElseGet(() -> members(object));
      case Json.Arr(var values) ->
          Optional.of(new Json.Arr(values.stream().flatMap(one -> resolve(one).stream()).toList()));
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> Optional.of(value);
    };
  }

  /** The value where there has to be one. */
  Json required(Json value) {
    return resolve(value)
        .orElseThrow(() -> new TemplateException("%s has no value.".formatted(value.text())));
  }

  /** A text, a number or a truth value, as it is written. */
  static String text(Json value) {
    return switch (value) {
      case Json.Str(var text) -> text;
      case Json.Num(var literal) -> literal;
      case Json.Bool(var truth) -> Boolean.toString(truth);
      case Json.Obj _, Json.Arr _, Json.Null _ ->
          throw new TemplateException("%s is no text.".formatted(value.text()));
    };
  }

  private record Function(String name, Json argument) {}

  private static Optional<Function> function(Json.Obj object) {
    if (object.members().size() != 1) {
      return Optional.empty();
    }
    Map.Entry<String, Json> only = object.members().firstEntry();
    return only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")
        ? Optional.of(new Function(only.getKey(), only.getValue()))
        : Optional.empty();
  }

  private Optional<Json> members(Json.Obj object) {
    var resolved = new LinkedHashMap<String, Json>();
    object
        .members()
        .forEach((name, value) -> resolve(value).ifPresent(found -> resolved.put(name, found)));
    return Optional.of(new Json.Obj(resolved));
  }

  private Optional<Json> call(Function function) {
    Json argument = function.argument();
    return switch (function.name()) {
      case "Ref" ->
          text(argument).equals("AWS::NoValue")
              ? Optional.empty()
              : Optional.of(reference(text(argument)));
      case "Fn::GetAtt" -> Optional.of(Json.of(attribute(argument)));
      case "Fn::Sub" -> Optional.of(Json.of(substituted(argument)));
      case "Fn::If" -> {
        List<Json> parts = written(argument, 3);
        yield resolve(parts.get(conditions.hold(text(parts.get(0))) ? 1 : 2));
      }
      case "Fn::Join" -> {
        List<Json> parts = resolved(argument, 2);
        List<String> texts = values(parts.get(1)).stream().map(Intrinsics::text).toList();
        yield Optional.of(Json.of(String.join(text(parts.get(0)), texts)));
      }
      case "Fn::Split" -> {
        List<Json> parts = resolved(argument, 2);
        String[] texts = text(parts.get(1)).split(Pattern.quote(text(parts.get(0))), -1);
        yield Optional.of(Json.ofTexts(List.of(texts)));
      }
      case "Fn::Select" -> {
        List<Json> parts = resolved(argument, 2);
        yield Optional.of(values(parts.get(1)).get(Integer.parseInt(text(parts.get(0)))));
      }
      default ->
          throw new TemplateException("%s is not known on a laptop.".formatted(function.name()));
    };
  }

  private Json reference(String name) {
    return deployment
        .pseudoParameter(name)
        .or(() -> parameters.object(name).map(declared -> parameter(name, declared)))
        .or(() -> resources.reference(name, this::required).map(Json::of))
        .orElseThrow(
            () -> new TemplateException("There is no parameter or resource %s.".formatted(name)));
  }

  private Json parameter(String name, Json.Obj declared) {
    String value =
        Optional.ofNullable(deployment.parameters().get(name))
            .or(() -> declared.get("Default").map(Intrinsics::text))
            .orElseThrow(
                () -> new TemplateException("The parameter %s has no value.".formatted(name)));
    String type = declared.text("Type").orElse("String");
    return type.equals("CommaDelimitedList") || type.startsWith("List<")
        ? Json.ofTexts(List.of(value.split("\\s*,\\s*", -1)))
        : Json.of(value);
  }

  private String attribute(Json argument) {
    String path =
        argument instanceof Json.Arr
            ? String.join(".", resolved(argument, 2).stream().map(Intrinsics::text).toList())
            : text(argument);
    String[] parts = path.split("\\.", 2);
    if (parts.length != 2) {
      throw new TemplateException("!GetAtt %s names no attribute.".formatted(path));
    }
    return resources.attribute(parts[0], parts[1], this::required);
  }

  private String substituted(Json argument) {
    if (!(argument instanceof Json.Arr)) {
      return substituted(text(argument), Json.Obj.of());
    }
    List<Json> parts = resolved(argument, 2);
    if (!(parts.get(1) instanceof Json.Obj own)) {
      throw new TemplateException("%s is no object.".formatted(parts.get(1).text()));
    }
    return substituted(text(parts.get(0)), own);
  }

  private String substituted(String text, Json.Obj own) {
    return VARIABLE
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(variable(match, own)));
  }

  private String variable(MatchResult match, Json.Obj own) {
    String name = match.group(2).strip();
    if (!match.group(1).isEmpty()) {
      return "${" + name + "}";
    }
    return own.get(name)
        .map(Intrinsics::text)
        .orElseGet(() -> name.contains(".") ? attribute(Json.of(name)) : text(reference(name)));
  }

  List<Json> resolved(Json argument, int size) {
    return written(required(argument), size);
  }

  /** Arguments that are not resolved yet: of a condition's two branches only one may be. */
  static List<Json> written(Json argument, int size) {
    List<Json> values = values(argument);
    if (values.size() != size) {
      throw new TemplateException("%s is no list of %d.".formatted(argument.text(), size));
    }
    return values;
  }

  static List<Json> values(Json argument) {
    if (argument instanceof Json.Arr(var values)) {
      return values;
    }
    throw new TemplateException("%s is no list.".formatted(argument.text()));
  }
}
