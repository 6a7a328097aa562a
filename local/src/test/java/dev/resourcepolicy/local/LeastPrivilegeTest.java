package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.template.DeployedFunction;
import dev.resourcepolicy.standin.Permitted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The roles of template.yaml allow what the functions do, and no more. The stand-in decides as IAM
 * would, for every test that runs a function as it is deployed.
 */
final class LeastPrivilegeTest {
  /** With names that are no patterns, so that every resource of a statement has to be used. */
  private static final Map<String, String> NARROW =
      Map.of(
          "DynamoDbTables", "Orders",
          "SsmParameters", "shared/orders-endpoint",
          "AmpWorkspaces", "ws-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
          "AcmPcaAuthorities", "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9");

  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "DynamoDbTables", "Orders-*",
          "SsmParameters", "shared/other*",
          "AmpWorkspaces", "ws-1*",
          "AcmPcaAuthorities", "1*");

  static Stream<Fixture> services() {
    return Fixture.all().stream();
  }

  @ParameterizedTest
  @MethodSource("services")
  void usesEverythingThatItIsAllowedAndNothingElse(Fixture fixture) {
    try (var world = new Remembering(fixture)) {
      DeployedFunction function = allow(world, NARROW);
      var stories = new LeastPrivilegeStories(world);

      assertThat(stories.run()).isEmpty();
      assertThat(stories.runElsewhere()).isEmpty();

      assertThat(uses(world)).isEqualTo(allowed(function.permissions()));
      assertThat(function.permissions())
          .filteredOn(LeastPrivilegeTest::allows)
          .allSatisfy(statement -> assertThat(unused(statement, world)).isEmpty());
    }
  }

  static Stream<Arguments> actions() {
    return services()
        .flatMap(
            fixture ->
                allowed(
                        Deployed.template(Map.of())
                            .function(fixture.function())
                            .orElseThrow()
                            .permissions())
                    .stream()
                    .map(action -> Arguments.of(fixture, action)));
  }

  @ParameterizedTest
  @MethodSource("actions")
  void saysWhichActionIsMissingAndWhatToDo(Fixture fixture, String action) {
    try (var world = new Remembering(fixture)) {
      DeployedFunction function = world.deployed();
      world.standIn.authorize(function.roleName(), without(action, function.permissions()));

      List<String> failures = new LeastPrivilegeStories(world).run();

      assertThat(failures)
          .anySatisfy(
              failure ->
                  assertThat(failure)
                      .contains(
                          "assumed-role/" + function.roleName(),
                          "not authorized to perform: " + action + " on resource: ",
                          "no identity-based policy allows")
                      .containsPattern("\\. Allow (this call .*)?the function's role"));
    }
  }

  static Stream<Fixture> servicesWithAParameter() {
    return services().filter(fixture -> !fixture.service().equals("xray"));
  }

  @ParameterizedTest
  @MethodSource("servicesWithAParameter")
  void reachesNoTargetButThoseOfTheParameter(Fixture fixture) {
    try (var world = new Remembering(fixture)) {
      var _ = allow(world, ELSEWHERE);

      Json.Obj answer = world.answer(fixture.event("create"));

      assertThat(answer.text("Status")).contains("FAILED");
      assertThat(answer.text("Reason").orElseThrow())
          .contains("not authorized to perform", "no identity-based policy");
      assertThat(world.documents()).isEmpty();
    }
  }

  /**
   * Gives the role what the template gives it with these parameters, and tells the function not.
   */
  private static DeployedFunction allow(Remembering world, Map<String, String> parameters) {
    DeployedFunction function =
        Deployed.template(parameters).function(world.fixture.function()).orElseThrow();
    world.standIn.authorize(function.roleName(), function.permissions());
    return function;
  }

  private static Set<String> uses(Remembering world) {
    return world.standIn.permitted().stream()
        .filter(use -> use.role().equals(world.deployed().roleName()))
        .map(Permitted::action)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> allowed(List<Json.Obj> statements) {
    return statements.stream()
        .filter(LeastPrivilegeTest::allows)
        .flatMap(statement -> texts(statement, "Action"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The pairs of an action and a resource for which there was no call. */
  private static List<String> unused(Json.Obj statement, Remembering world) {
    return texts(statement, "Action")
        .flatMap(
            action ->
                texts(statement, "Resource")
                    .filter(
                        resource ->
                            world.standIn.permitted().stream()
                                .noneMatch(
                                    use ->
                                        use.action().equals(action)
                                            && matches(resource, use.resource())))
                    .map(resource -> action + " on " + resource))
        .toList();
  }

  private static boolean matches(String pattern, String resource) {
    return resource.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"));
  }

  private static List<Json.Obj> without(String action, List<Json.Obj> statements) {
    return statements.stream()
        .filter(
            statement -> !allows(statement) || !texts(statement, "Action").allMatch(action::equals))
        .map(
            statement ->
                allows(statement)
                    ? statement.with(
                        "Action",
                        Json.ofTexts(
                            texts(statement, "Action")
                                .filter(other -> !other.equals(action))
                                .toList()))
                    : statement)
        .toList();
  }

  private static boolean allows(Json.Obj statement) {
    return statement.text("Effect").equals(Optional.of("Allow"));
  }

  private static Stream<String> texts(Json.Obj statement, String member) {
    Json value = statement.get(member).orElseThrow();
    return (value instanceof Json.Arr(var values) ? values : List.of(value))
        .stream().map(text -> ((Json.Str) text).value());
  }
}
