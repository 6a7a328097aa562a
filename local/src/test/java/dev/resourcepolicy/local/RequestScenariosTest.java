package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.standin.Fault;
import dev.resourcepolicy.standin.Seen;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What schedules, explicit requests and local runs come to. */
final class RequestScenariosTest {

  static List<Fixture> services() {
    return Fixture.all();
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-50")
  void goesOnToTheNextTargetWhenOneFails(Fixture fixture) {
    for (String detail : List.of("{}", "\"{}\"")) {
      try (var bench = new Workbench(fixture)) {
        var move = ScenarioMove.prepare(bench);
        Json.Obj check = fixture.event("scheduled-check");
        Json here = check.get("Desired").orElseThrow();
        Json there = Json.parse(here.text().replace(move.from(), move.to()));
        new ScenarioWire(bench).fault(fixture.put(), new Fault.Denied(), 1);
        Json.Obj schedule = check.object("Notification").orElseThrow();

        var invoked =
            bench.invoke(
                check
                    .with("Desired", new Json.Arr(List.of(here, there)))
                    .with("Notification", schedule.with("detail", Json.parse(detail))));

        assertThat(invoked.failure().orElseThrow())
            .hasMessageContaining("1 of 2 targets failed")
            .hasMessageContaining("AccessDeniedException")
            .hasMessageContaining(move.from());
        assertThat(move.read(move.from())).isEmpty();
        assertThat(move.read(move.to())).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-51")
  void writesNothingWhenEveryTargetIsInOrder(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      ScenarioWrite.UPDATE.prepare(bench);
      List<Seen> before = bench.writes();

      Json.Obj scheduled = result(bench, fixture.event("scheduled-check"));
      Json.Obj bare =
          result(
              bench, ScenarioVariation.without(fixture.event("scheduled-check"), "Notification"));

      assertThat(scheduled.text("outcome")).contains("UNCHANGED");
      assertThat(bare.text("outcome")).contains("UNCHANGED");
      assertThat(bench.writes()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-52")
  void changesTheExpectedRevisionOnly(Fixture fixture) {
    Json update = fixture.event("update").get("ResourceProperties").orElseThrow();
    try (var bench = new Workbench(fixture)) {
      String current =
          ScenarioAnswer.to(fixture.event("create"), bench)
              .succeededAs("CREATED")
              .data("RevisionId");
      bench.settle();

      var stale = bench.invoke(request(fixture, update, "no-such-revision"));
      var absent = bench.invoke(request(fixture, update, "NO_POLICY"));
      int before = bench.writes().size();
      Json.Obj applied = result(bench, request(fixture, update, current));

      assertThat(stale.failure().orElseThrow())
          .hasMessageContaining("ExpectedRevision no-such-revision is not current")
          .hasMessageContaining(current);
      assertThat(absent.failure().orElseThrow()).hasMessageContaining(current);
      assertThat(before).isEqualTo(1);
      assertThat(applied.text("outcome")).contains("UPDATED");
      new ScenarioWire(bench).assertHolds(fixture.updated());
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-52")
  void plansWithoutAWrite(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      fixture.putByAStranger(bench.standIn, fixture.foreign());
      bench.settle();
      Json.Obj request = fixture.event("dry-run");
      Json.Obj detail = request.object("detail").orElseThrow();

      Json.Obj refusing = result(bench, request);
      Json.Obj replacing =
          result(bench, request.with("detail", detail.with("OnExisting", Json.of("Replace"))));

      assertThat(refusing.text("outcome")).contains("PLANNED");
      assertThat(refusing.text("detail").orElseThrow()).startsWith("This would be refused.");
      assertThat(replacing.text("outcome")).contains("PLANNED");
      assertThat(replacing.get("difference").orElseThrow().text())
          .contains(fixture.service().equals("xray") ? "sqs.amazonaws.com" : "999988887777");
      assertThat(bench.writes()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-53")
  void endsInAnErrorWhenItCannotRepairSoThatTheEventComesAgain(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      var wire = new ScenarioWire(bench);
      fixture.putByAStranger(bench.standIn, fixture.foreign());
      bench.settle();
      wire.fault(fixture.put(), new Fault.Denied(), 2);

      var notified = bench.invoke(fixture.event("policy-changed"));
      var requested = bench.invoke(fixture.event("update"));

      assertThat(notified.failure().orElseThrow())
          .hasMessageContaining("AccessDeniedException")
          .hasMessageContaining(fixture.target());
      assertThat(requested.failure()).isEmpty();
      new ScenarioAnswer(requested.answer().orElseThrow()).failedSaying("AccessDeniedException");
      wire.assertHolds(fixture.foreign());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "update", "delete", "delete-never-created"})
  @Tag("scenario-54")
  void returnsTheAnswerWhereThereIsNoUrl(String sample) {
    for (Fixture fixture : Fixture.all()) {
      try (var bench = new Workbench(fixture)) {
        var invoked = bench.invoke(ScenarioVariation.without(fixture.event(sample), "ResponseURL"));

        var answer = new ScenarioAnswer((Json.Obj) invoked.result().orElseThrow());
        answer.succeededAs(sample.startsWith("delete") ? "SKIPPED" : "CREATED");
        assertThat(bench.standIn.responses().received()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"create", "update", "delete", "apply-requested", "dry-run", "policy-changed"})
  @Tag("scenario-54")
  void saysWhatIsMissingWhenThereAreNoCredentials(String sample) {
    for (Fixture fixture : Fixture.all()) {
      try (var bench = new Workbench(fixture)) {
        var environment =
            ScenarioEnvironment.on(bench)
                .with(
                    () -> {
                      throw SdkClientException.create("Unable to load credentials");
                    });

        var invoked =
            environment.invoke(ScenarioVariation.without(fixture.event(sample), "ResponseURL"));

        String said =
            invoked
                .failure()
                .map(Throwable::getMessage)
                .orElseGet(() -> invoked.result().orElseThrow().text());
        assertThat(said)
            .contains("Unable to load credentials", "Check the function's credentials and Region");
        assertThat(bench.standIn.calls()).isEmpty();
      }
    }
  }

  private static Json.Obj request(Fixture fixture, Json properties, String expectedRevision) {
    var detail = new LinkedHashMap<>(((Json.Obj) properties).members());
    detail.put("ExpectedRevision", Json.of(expectedRevision));
    return fixture.event("apply-requested").with("detail", new Json.Obj(detail));
  }

  private static Json.Obj result(Workbench bench, Json event) {
    var invoked = bench.invoke(event);
    assertThat(invoked.failure()).isEmpty();
    return (Json.Obj) invoked.result().orElseThrow();
  }
}
