package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.standin.Fault;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the functions really put on the bus, and take from CloudTrail, is as docs/events says. */
final class ToldEventsTest {
  static Stream<Fixture> services() {
    return Fixture.all().stream();
  }

  @ParameterizedTest
  @MethodSource("services")
  void areAsTheirSchemasSay(Fixture fixture) {
    try (var world = new Remembering(fixture)) {
      world.answer(fixture.event("create"));
      for (int flip = 0; flip < 6; flip++) {
        world.settle();
        world.tamper(fixture.foreign());
      }
      world.standIn.faults().add(fixture.service(), fixture.read(), new Fault.Denied(), 1);
      world.answer(fixture.event("update"));

      assertThat(detailTypes(world))
          .contains(
              "AWS API Call via CloudTrail",
              "Resource Policy Applied",
              "Resource Policy Drift Detected",
              "Resource Policy Repaired",
              "Resource Policy Repair Suspended",
              "Resource Policy Apply Failed");
      assertThat(world.events)
          .allSatisfy(event -> assertThat(problems(event)).as(event.text()).isEmpty());
    }
  }

  @Test
  void doNotFailTheWorkThatTheyTellOf() {
    Fixture fixture = Fixture.of("xray");
    try (var world = new Remembering(fixture)) {
      world.standIn.faults().add("eventbridge", "PutEvents", new Fault.Denied(), 4);

      Session.Invoked invoked = world.invoke(fixture.event("create"));

      assertThat(invoked.answer().orElseThrow().text("Status")).contains("SUCCESS");
      assertThat(world.says(fixture.created())).isTrue();
      assertThat(world.told("Resource Policy Applied")).isEmpty();
      assertThat(invoked.log())
          .singleElement()
          .satisfies(line -> assertThat(line).contains("\"untold\":", "events:PutEvents"));
    }
  }

  @Test
  void areTriedAgain() {
    Fixture fixture = Fixture.of("xray");
    try (var world = new Remembering(fixture)) {
      world.standIn.faults().add("eventbridge", "PutEvents", new Fault.Throttle(), 1);

      Session.Invoked invoked = world.invoke(fixture.event("create"));

      assertThat(world.told("Resource Policy Applied")).hasSize(1);
      assertThat(invoked.log())
          .singleElement()
          .satisfies(line -> assertThat(line).doesNotContain("untold"));
    }
  }

  private static List<String> problems(Json.Obj event) {
    return DocumentedEvent.of(event.text("detail-type").orElseThrow())
        .orElseThrow()
        .problemsOf(event.text())
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static Set<String> detailTypes(Remembering world) {
    return world.events.stream()
        .map(event -> event.text("detail-type").orElseThrow())
        .collect(Collectors.toSet());
  }
}
