package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.standin.Fault;
import dev.resourcepolicy.standin.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an Update of the same target comes to. */
final class UpdateScenariosTest {

  static List<Fixture> services() {
    return Fixture.all();
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb, RevisionId",
    "ssm, PolicyHash",
    "amp, RevisionId",
    "xray, RevisionId",
  })
  @Tag("scenario-14")
  void writesUnderTheRevisionThatTheCreateWasTold(String service, String revision) {
    Fixture fixture = Fixture.of(service);
    try (var bench = new Workbench(fixture)) {
      ScenarioAnswer created = ScenarioAnswer.to(fixture.event("create"), bench);
      bench.settle();

      ScenarioAnswer updated = ScenarioAnswer.to(fixture.event("update"), bench);

      assertThat(updated.succeededAs("UPDATED").id()).isEqualTo(created.id());
      assertThat(bench.writes().getLast().input().text(fixture.tokenMember()))
          .contains(created.data(revision));
      assertThat(updated.data(revision)).isNotEmpty().isNotEqualTo(created.data(revision));
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-15")
  void writesNothingWhenTheSameDocumentComesInAnotherForm(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      ScenarioAnswer created = ScenarioAnswer.to(fixture.event("create"), bench);
      bench.settle();
      Json other = ScenarioVariation.inAnotherForm(fixture.created());
      Json.Obj update =
          Workbench.with(fixture.event("update"), "PolicyDocument", Json.of(other.text()));

      ScenarioAnswer answer =
          ScenarioAnswer.to(Workbench.with(update, "Nonce", Json.of("2")), bench);

      assertThat(answer.succeededAs("UNCHANGED").id()).isEqualTo(created.id());
      assertThat(answer.data("RevisionId")).isEqualTo(created.data("RevisionId"));
      assertThat(bench.writes()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-18")
  void rollsBackAnUpdateThatFailedWithoutAWrite(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      bench.answer("create");
      bench.settle();
      new ScenarioWire(bench).fault(fixture.put(), new Fault.Denied(), 1);

      ScenarioAnswer failed = ScenarioAnswer.to(fixture.event("update"), bench);
      int writes = bench.writes().size();
      ScenarioAnswer back = ScenarioAnswer.to(rollback(fixture), bench);

      assertThat(failed.failedSaying("AccessDenied").id()).isEqualTo(fixture.target());
      assertThat(back.succeededAs("UNCHANGED").id()).isEqualTo(fixture.target());
      assertThat(bench.writes()).hasSize(writes);
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-18")
  void rollsBackAnUpdateThatFailedAfterItsWrite(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      var wire = new ScenarioWire(bench);
      bench.answer("create");
      bench.settle();
      wire.fault(fixture.put(), new Fault.ErrorAfter(500), 1);
      bench.time.at(
          bench.time.now().plusSeconds(1), () -> wire.fault(fixture.read(), new Fault.Denied(), 1));

      ScenarioAnswer failed = ScenarioAnswer.to(fixture.event("update"), bench);
      ScenarioAnswer back = ScenarioAnswer.to(rollback(fixture), bench);

      assertThat(failed.failedSaying("AccessDenied").id()).isEqualTo(fixture.target());
      assertThat(back.succeededAs("UPDATED").id()).isEqualTo(fixture.target());
      wire.assertHolds(fixture.created());
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-19")
  void succeedsInARollbackAlthoughTheRevisionIsAnotherByNow(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      bench.answer("create");
      bench.settle();
      fixture.deleteByAStranger(bench.standIn);
      bench.settle();
      fixture.putByAStranger(bench.standIn, fixture.created());
      bench.settle();

      ScenarioAnswer.to(rollback(fixture), bench).succeededAs("UNCHANGED");

      assertThat(bench.writes()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb, PolicyNotFoundException, 400",
    "ssm, ResourcePolicyConflictException, 400",
    "amp, ConflictException, 409",
    "xray, InvalidPolicyRevisionIdException, 400",
  })
  @Tag("scenario-22")
  void stopsWhenEveryWriteIsLostToSomebodyElse(String service, String code, int status) {
    Fixture fixture = Fixture.of(service);
    try (var bench = new Workbench(fixture)) {
      ScenarioAnswer created = ScenarioAnswer.to(fixture.event("create"), bench);
      bench.settle();
      Instant started = bench.time.now();
      var conflict = new Fault.Custom(code, status, "another revision");
      new ScenarioWire(bench).fault(fixture.put(), conflict, 1000);

      ScenarioAnswer answer = ScenarioAnswer.to(fixture.event("update"), bench);

      answer.failedSaying(fixture.target(), "Find the other writer", created.data("RevisionId"));
      assertThat(answer.id()).isEqualTo(fixture.target());
      assertThat(bench.writes()).hasSizeBetween(3, 10);
      assertThat(bench.time.now()).isBefore(started.plus(Duration.ofMinutes(5)));
      assertThat(pauses(bench)).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none      | -",
        "empty     | {}",
        "text      | {\"PolicyDocument\": \"{\\\"Version\\\":\\\"2012-10-17\\\"}\"}",
        "number    | {\"PolicyDocument\": 5, \"TableArn\": \"Orders\"}",
        "no object | []"
      })
  @Tag("scenario-23")
  void takesOldPropertiesAsTheyAre(String name, String old) {
    Fixture fixture = Fixture.of("dynamodb");
    Json.Obj update = fixture.event("update");
    var members = new LinkedHashMap<>(update.members());
    members.remove("OldResourceProperties");
    if (!old.equals("-")) {
      members.put("OldResourceProperties", Json.parse(old));
    }
    try (var bench = new Workbench(fixture)) {
      bench.answer("create");
      bench.settle();

      ScenarioAnswer answer = ScenarioAnswer.to(new Json.Obj(members), bench);

      assertThat(answer.succeededAs("UPDATED").id()).as(name).isEqualTo(fixture.target());
      assertThat(answer.reason()).contains("had drifted and was overwritten");
      new ScenarioWire(bench).assertHolds(fixture.updated());
    }
  }

  private static Json.Obj rollback(Fixture fixture) {
    Json.Obj update = fixture.event("update");
    return update
        .with("RequestId", Json.of("rollback"))
        .with("ResourceProperties", update.get("OldResourceProperties").orElseThrow())
        .with("OldResourceProperties", update.get("ResourceProperties").orElseThrow());
  }

  /** The times between two writes: with jitter, no two are the same. */
  private static List<Duration> pauses(Workbench bench) {
    List<Instant> at = bench.writes().stream().skip(1).map(Seen::at).toList();
    return IntStream.range(1, at.size())
        .mapToObj(i -> Duration.between(at.get(i - 1), at.get(i)))
        .toList();
  }
}
