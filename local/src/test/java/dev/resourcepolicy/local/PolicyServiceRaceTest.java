package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.standin.Seen;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a write when somebody else writes between the function's look and its write. */
final class PolicyServiceRaceTest {

  static List<Fixture> services() {
    return Fixture.all();
  }

  /** A parameter takes a second policy, and no token excludes it; the OpsItemGroup does not. */
  static List<Fixture> servicesOfOnePolicy() {
    return Fixture.all().stream().filter(fixture -> !fixture.service().equals("ssm")).toList();
  }

  @ParameterizedTest
  @MethodSource("servicesOfOnePolicy")
  @Tag("scenario-5")
  void adoptsWhatSomebodyCreatedAtTheSameMoment(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      beforeTheWrite(
          bench, fixture.put(), () -> fixture.putByAStranger(bench.standIn, fixture.created()));

      ScenarioAnswer.to(fixture.event("create"), bench).succeededAs("ADOPTED");

      assertEnds(bench, fixture.created());
    }
  }

  @ParameterizedTest
  @MethodSource("servicesOfOnePolicy")
  @Tag("scenario-5")
  void replacesUnderANewTokenWhatSomebodyCreatedAtTheSameMomentWhereThatIsAllowed(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      beforeTheWrite(
          bench, fixture.put(), () -> fixture.putByAStranger(bench.standIn, fixture.foreign()));
      Json.Obj create = Workbench.with(fixture.event("create"), "OnExisting", Json.of("Replace"));

      ScenarioAnswer answer = ScenarioAnswer.to(create, bench).succeededAs("UPDATED");

      assertThat(answer.reason()).contains("A foreign policy was replaced", "\n");
      assertEnds(bench, fixture.created());
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-20")
  void keepsADriftThatComesAtTheSameMomentWhereThatIsAsked(Fixture fixture) {
    try (var bench = prepared(fixture, ScenarioWrite.UPDATE)) {
      beforeTheWrite(
          bench, fixture.put(), () -> fixture.putByAStranger(bench.standIn, fixture.foreign()));
      Json.Obj update = Workbench.with(fixture.event("update"), "OnDrift", Json.of("Refuse"));

      ScenarioAnswer answer = ScenarioAnswer.to(update, bench).failedSaying("OnDrift", "\n");

      assertThat(answer.id()).isEqualTo(fixture.target());
      boolean hasToken = !fixture.tokenMember().isEmpty();
      assertThat(bench.writes().getLast().errorCode().isPresent()).isEqualTo(hasToken);
      assertEnds(bench, fixture.foreign());
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-20")
  void saysWhatItOverwroteWhenADriftComesAtTheSameMoment(Fixture fixture) {
    try (var bench = prepared(fixture, ScenarioWrite.UPDATE)) {
      beforeTheWrite(
          bench, fixture.put(), () -> fixture.putByAStranger(bench.standIn, fixture.foreign()));

      ScenarioAnswer answer =
          ScenarioAnswer.to(fixture.event("update"), bench).succeededAs("UPDATED");

      assertThat(answer.reason()).contains("drifted", "\n");
      assertEnds(bench, fixture.updated());
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-21")
  void createsAgainWhatSomebodyDeletesAtTheSameMoment(Fixture fixture) {
    try (var bench = prepared(fixture, ScenarioWrite.UPDATE)) {
      beforeTheWrite(bench, fixture.put(), () -> fixture.deleteByAStranger(bench.standIn));

      ScenarioAnswer answer =
          ScenarioAnswer.to(fixture.event("update"), bench).succeededAs("CREATED");

      assertThat(answer.id()).isEqualTo(fixture.target());
      assertEnds(bench, fixture.updated());
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-27")
  void leavesAForeignPolicyThatComesJustBeforeTheDeletion(Fixture fixture) {
    try (var bench = prepared(fixture, ScenarioWrite.DELETE)) {
      beforeTheWrite(
          bench, fixture.delete(), () -> fixture.putByAStranger(bench.standIn, fixture.foreign()));

      ScenarioAnswer answer =
          ScenarioAnswer.to(fixture.event("delete"), bench).succeededAs("SKIPPED");

      assertThat(answer.reason()).contains("SKIPPED_FOREIGN");
      assertEnds(bench, fixture.foreign());
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-27")
  void leavesAStatementThatComesJustBeforeTheDeletion(Fixture fixture) {
    Json.Obj extended = ScenarioWrite.withStrangers(fixture);
    try (var bench = prepared(fixture, ScenarioWrite.DELETE)) {
      beforeTheWrite(
          bench, fixture.delete(), () -> fixture.putByAStranger(bench.standIn, extended));

      ScenarioAnswer answer = ScenarioAnswer.to(fixture.event("delete"), bench);

      boolean rigid = fixture.service().equals("acm-pca");
      answer.succeededAs(rigid ? "SKIPPED" : "DELETED");
      assertEnds(bench, rigid ? extended : ScenarioWrite.TAKE_OUT.left(fixture).orElseThrow());
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-26")
  void succeedsWhenSomebodyDeletesAtTheSameMoment(Fixture fixture) {
    try (var bench = prepared(fixture, ScenarioWrite.DELETE)) {
      beforeTheWrite(bench, fixture.delete(), () -> fixture.deleteByAStranger(bench.standIn));

      ScenarioAnswer.to(fixture.event("delete"), bench).succeededAs("SKIPPED");

      new ScenarioWire(bench).assertHoldsNothing();
    }
  }

  /** X-Ray counts from 1 again: the revision that was read then belongs to another policy. */
  @ParameterizedTest
  @EnumSource(
      value = ScenarioWrite.class,
      names = {"UPDATE", "DELETE"})
  void noticesThatARevisionOfXRayBelongsToAnotherPolicyByNow(ScenarioWrite write) {
    Fixture xray = Fixture.of("xray");
    try (var bench = prepared(xray, write)) {
      var wire = new ScenarioWire(bench);
      wire.justBefore(
          xray.read(),
          2,
          () -> {
            xray.deleteByAStranger(bench.standIn);
            xray.putByAStranger(bench.standIn, xray.foreign());
          });
      Json.Obj event = Workbench.with(write.event(xray), "OnDrift", Json.of("Refuse"));
      List<Seen> before = bench.writes();

      assertThat(ScenarioAnswer.to(event, bench).reason()).contains("\n");

      assertThat(bench.writes()).isEqualTo(before);
      assertEnds(bench, xray.foreign());
    }
  }

  private static Workbench prepared(Fixture fixture, ScenarioWrite write) {
    var bench = new Workbench(fixture);
    write.prepare(bench);
    return bench;
  }

  /** ACM PCA has no token: what it can notice is what comes before its second look. */
  private static void beforeTheWrite(Workbench bench, String operation, Runnable event) {
    var wire = new ScenarioWire(bench);
    if (bench.fixture.service().equals("acm-pca")) {
      wire.justBefore(bench.fixture.read(), 2, event);
    } else {
      wire.justBefore(operation, 1, event);
    }
  }

  private static void assertEnds(Workbench bench, Json document) {
    var wire = new ScenarioWire(bench);
    wire.assertHolds(document);
    wire.assertEveryWriteNamesWhatItExpects();
  }
}
