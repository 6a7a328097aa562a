package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the memory makes possible, at every service. */
final class MemoryScenariosTest {
  static Stream<Fixture> services() {
    return Fixture.all().stream();
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-28")
  void aRenamedResourceKeepsItsPolicy(Fixture fixture) {
    try (var world = new Remembering(fixture)) {
      world.answer(fixture.event("create"));
      world.settle();

      Json.Obj created = world.answer(renamed(fixture.event("create"), "create-renamed"));
      Json.Obj deleted =
          world.answer(
              fixture
                  .event("create")
                  .with("RequestType", Json.of("Delete"))
                  .with("RequestId", Json.of("delete-old"))
                  .with("PhysicalResourceId", Json.of(fixture.target())));

      assertThat(outcome(created)).isEqualTo("ADOPTED");
      assertThat(deleted.text("Status")).contains("SUCCESS");
      assertThat(deleted.text("Reason").orElseThrow()).contains("it belongs to", "Renamed");
      assertThat(world.says(fixture.created())).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-42")
  void aRequestThatComesAgainGetsTheSameAnswerInAnotherEnvironment(Fixture fixture) {
    try (var world = new Remembering(fixture)) {
      for (String sample : List.of("create", "update", "delete")) {
        String url = world.standIn.responses().presign(sample).toString();
        Json.Obj event = fixture.event(sample).with("ResponseURL", Json.of(url));
        Json.Obj first = world.answer(event);
        int writes = world.writes().size();
        world.settle();

        assertThat(world.answer(event)).as(sample).isEqualTo(first);
        assertThat(world.writes()).hasSize(writes);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-33")
  void aDeleteRestoresWhatTheCreateReplaced(Fixture fixture) {
    try (var world = new Remembering(fixture)) {
      fixture.putByAStranger(world.standIn, fixture.foreign());
      world.settle();
      Json.Obj create = fixture.event("create-restore");
      assertThat(outcome(world.answer(create))).isEqualTo("UPDATED");
      world.settle();

      Json.Obj deleted =
          world.answer(
              create
                  .with("RequestType", Json.of("Delete"))
                  .with("RequestId", Json.of("restore"))
                  .with("PhysicalResourceId", Json.of(fixture.target())));

      assertThat(deleted.text("Reason").orElseThrow()).contains("was put back");
      assertThat(world.says(fixture.foreign())).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-44")
  @Tag("scenario-45")
  @Tag("scenario-48")
  void driftIsRepairedOnceAndTold(Fixture fixture) {
    try (var world = new Remembering(fixture)) {
      world.answer(fixture.event("create"));
      world.settle();
      int before = world.events.size();

      assertThat(world.tamper(fixture.foreign()))
          .singleElement()
          .satisfies(result -> assertThat(result.text("outcome")).contains("REPAIRED"));
      assertThat(world.says(fixture.created())).isTrue();
      world.settle();

      // The stranger's call is delivered once more; the function's own calls match no rule.
      assertThat(world.deliver(before))
          .allSatisfy(result -> assertThat(result.text("outcome")).contains("UNCHANGED"));
      assertThat(world.told("Resource Policy Drift Detected"))
          .singleElement()
          .satisfies(
              told -> {
                assertThat(told.object("changedBy").flatMap(who -> who.text("arn")))
                    .contains("arn:aws:iam::111122223333:user/stranger");
                assertThat(told.get("difference")).isPresent();
              });
      assertThat(world.told("Resource Policy Repaired")).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-49")
  void aHostileWriterIsNotFoughtForEver(Fixture fixture) {
    try (var world = new Remembering(fixture)) {
      world.answer(fixture.event("create"));
      int created = world.writes().size();
      for (int flip = 0; flip < 20; flip++) {
        world.settle();
        world.tamper(fixture.foreign());
      }

      // A minute between two of them and a budget of 5 in 10 minutes.
      assertThat(world.writes()).hasSize(created + 5);
      assertThat(world.told("Resource Policy Repair Suspended")).hasSize(1);
      assertThat(world.says(fixture.foreign())).isTrue();

      world.settle();
      assertThat(world.answer(fixture.event("update")).text("Status")).contains("SUCCESS");
      world.settle();
      assertThat(world.tamper(fixture.foreign()))
          .singleElement()
          .satisfies(result -> assertThat(result.text("outcome")).contains("REPAIRED"));
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-51")
  void aSweepFindsWhatNoEventTold(Fixture fixture) {
    try (var world = new Remembering(fixture)) {
      world.answer(fixture.event("create"));
      world.settle();
      int writes = world.writes().size();

      assertThat(counts(world.result(fixture.event("sweep")), "checked", "repaired"))
          .containsExactly("1", "0");
      assertThat(world.writes()).hasSize(writes);

      fixture.deleteByAStranger(world.standIn);
      world.settle();
      assertThat(counts(world.result(fixture.event("sweep")), "checked", "repaired", "failed"))
          .containsExactly("1", "1", "0");
      assertThat(world.says(fixture.created())).isTrue();
    }
  }

  private static Json.Obj renamed(Json.Obj event, String requestId) {
    return event
        .with("LogicalResourceId", Json.of("Renamed"))
        .with("RequestId", Json.of(requestId));
  }

  private static String outcome(Json.Obj answer) {
    return answer.object("Data").flatMap(data -> data.text("Outcome")).orElse(answer.text());
  }

  private static List<String> counts(Json.Obj result, String... names) {
    return Stream.of(names)
        .map(name -> Optional.ofNullable(result.members().get(name)).orElseThrow().text())
        .toList();
  }
}
