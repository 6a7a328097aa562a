package dev.resourcepolicy.standin;

import static dev.resourcepolicy.standin.Constraint.optional;
import static dev.resourcepolicy.standin.Constraint.required;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.reconcile.Time;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Parameter Store, with as much of its operations as it takes to have some parameters. Codes are
 * documented in the API reference.
 */
final class SsmParameters {
  private static final Constraint NAME = required("Name").length(1, 2048);
  private static final Map<String, Integer> MAX_BYTES = Map.of("Standard", 4096, "Advanced", 8192);

  private final Time time;
  private final Consumer<String> deleted;
  private final TreeMap<String, SsmParameter> parameters = new TreeMap<>();

  /**
   * @param deleted told the ARN of each parameter that is deleted
   */
  SsmParameters(Time time, Consumer<String> deleted) {
    this.time = time;
    this.deleted = deleted;
  }

  List<Route> routes() {
    return List.of(
        SsmStandIn.route("PutParameter", putConstraints(), this::put),
        SsmStandIn.route("GetParameter", List.of(NAME), this::get),
        SsmStandIn.route("GetParameters", List.of(required("Names")), this::getSeveral),
        SsmStandIn.route("DescribeParameters", List.of(), this::describe),
        SsmStandIn.route("DeleteParameter", List.of(NAME), this::delete));
  }

  Optional<SsmParameter> find(String arn) {
    return Optional.ofNullable(parameters.get(arn));
  }

  private static List<Constraint> putConstraints() {
    return List.of(
        NAME,
        required("Value").text(),
        optional("Type").matching("String|StringList|SecureString"),
        optional("Tier").matching("Standard|Advanced|Intelligent-Tiering"),
        optional("KeyId").length(1, 256),
        optional("Overwrite").flag());
  }

  private Answer put(Call call) {
    String arn = arn(call.text("Name"), call.account());
    Optional<SsmParameter> existing = find(arn);
    boolean overwrite = call.input().get("Overwrite").equals(Optional.of(Json.of(true)));
    if (existing.isPresent() && !overwrite) {
      throw SsmErrors.of(
          "ParameterAlreadyExists",
          "The parameter already exists. To overwrite this value, set the overwrite option in the"
              + " request to true.");
    }
    SsmParameter parameter = parameter(call, arn, existing);
    checkSize(parameter);
    parameters.put(arn, parameter);
    return Answer.ok(
        Json.Obj.of("Version", Json.of(parameter.version()), "Tier", Json.of(parameter.tier())));
  }

  private SsmParameter parameter(Call call, String arn, Optional<SsmParameter> existing) {
    String type =
        call.input()
            .text("Type")
            .or(() -> existing.map(SsmParameter::type))
            .orElseThrow(
                () ->
                    SsmErrors.of(
                        "ValidationException",
                        "A parameter type is required when you create a parameter."));
    String requested = call.input().text("Tier").orElse("Standard");
    boolean advanced =
        requested.equals("Advanced") || existing.filter(SsmParameter::isAdvanced).isPresent();
    return new SsmParameter(
        call.text("Name"),
        arn,
        type,
        call.text("Value"),
        advanced ? "Advanced" : "Standard", // it never goes back (documented)
        call.input().text("KeyId").orElse(SsmParameter.MANAGED_KEY),
        existing.map(parameter -> parameter.version() + 1).orElse(1),
        time.now());
  }

  private static void checkSize(SsmParameter parameter) {
    int limit = MAX_BYTES.getOrDefault(parameter.tier(), 0);
    if (parameter.value().getBytes(StandardCharsets.UTF_8).length > limit) {
      throw SsmErrors.of(
          "ValidationException",
          "%s tier parameters support a maximum parameter value of %d characters."
              .formatted(parameter.tier(), limit));
    }
  }

  private Answer get(Call call) {
    return Answer.ok(Json.Obj.of("Parameter", named(call).withValue()));
  }

  private Answer getSeveral(Call call) {
    var found = new ArrayList<Json>();
    var invalid = new ArrayList<Json>();
    if (call.input().get("Names").orElseThrow() instanceof Json.Arr(var names)) {
      for (Json name : names) {
        String text = name instanceof Json.Str(var value) ? value : "";
        find(arn(text, call.account()))
            .ifPresentOrElse(
                parameter -> found.add(parameter.withValue()), () -> invalid.add(name));
      }
    }
    return Answer.ok(
        Json.Obj.of("Parameters", new Json.Arr(found), "InvalidParameters", new Json.Arr(invalid)));
  }

  private Answer describe(Call call) {
    String here = arn("", call.account());
    List<Json> described =
        parameters.values().stream()
            .filter(parameter -> parameter.arn().startsWith(here))
            .<Json>map(SsmParameter::metadata)
            .toList();
    return Answer.ok(Json.Obj.of("Parameters", new Json.Arr(described)));
  }

  private Answer delete(Call call) {
    String arn = named(call).arn();
    parameters.remove(arn);
    deleted.accept(arn);
    return Answer.ok(Json.Obj.of());
  }

  private SsmParameter named(Call call) {
    String name = call.text("Name");
    return find(arn(name, call.account())).orElseThrow(() -> SsmErrors.parameterNotFound(name));
  }

  private static String arn(String name, Account account) {
    if (name.startsWith("arn:")) {
      return name;
    }
    return account.arn("ssm", "parameter" + (name.startsWith("/") ? name : "/" + name));
  }
}
