package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.standin.Seen;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A policy's life at every service, with nothing going wrong but other people's writes. */
final class PolicyServiceLifecycleTest {

  static List<Fixture> services() {
    return Fixture.all();
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-1")
  @Tag("scenario-14")
  void createsUpdatesAndDeletesItsPolicyUnderTheServicesTokens(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      var wire = new ScenarioWire(bench);

      ScenarioAnswer.to(fixture.event("create"), bench).succeededAs("CREATED");
      wire.assertHolds(fixture.created());
      ScenarioAnswer.to(fixture.event("update"), bench).succeededAs("UPDATED");
      wire.assertHolds(fixture.updated());
      ScenarioAnswer.to(fixture.event("delete"), bench).succeededAs("DELETED");
      wire.assertHoldsNothing();

      assertThat(bench.writes())
          .extracting(Seen::operation)
          .containsExactly(fixture.put(), fixture.put(), fixture.delete());
      assertThat(token(fixture, bench.writes().getFirst())).isEqualTo(fixture.noPolicy());
      wire.assertEveryWriteNamesWhatItExpects();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-3")
  @Tag("scenario-24")
  void refusesAForeignPolicyAndLeavesItInTheDeleteThatFollows(Fixture fixture) {
    try (var bench = withStrangers(fixture)) {
      ScenarioAnswer failed = ScenarioAnswer.to(fixture.event("create"), bench);
      Json.Obj cleanup = fixture.event("delete").with("PhysicalResourceId", Json.of(failed.id()));

      ScenarioAnswer cleaned = ScenarioAnswer.to(cleanup, bench);

      assertThat(failed.failedSaying("OnExisting").id()).startsWith("not-created:");
      cleaned.succeededAs("SKIPPED");
      assertThat(bench.writes()).isEmpty();
      new ScenarioWire(bench).assertHolds(fixture.foreign());
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-4")
  void replacesAForeignPolicyWhereThatIsAllowedAndSaysWhatItSaid(Fixture fixture) {
    try (var bench = withStrangers(fixture)) {
      Json.Obj create = Workbench.with(fixture.event("create"), "OnExisting", Json.of("Replace"));

      ScenarioAnswer answer = ScenarioAnswer.to(create, bench).succeededAs("UPDATED");

      assertThat(answer.reason()).contains("A foreign policy was replaced", "\n");
      var wire = new ScenarioWire(bench);
      wire.assertHolds(fixture.created());
      wire.assertEveryWriteNamesWhatItExpects();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-20")
  void overwritesDriftAndSaysWhatItSaid(Fixture fixture) {
    try (var bench = drifted(fixture)) {
      ScenarioAnswer answer =
          ScenarioAnswer.to(fixture.event("update"), bench).succeededAs("UPDATED");

      assertThat(answer.reason()).contains("drifted", "\n");
      assertThat(answer.id()).isEqualTo(fixture.target());
      new ScenarioWire(bench).assertHolds(fixture.updated());
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-20")
  void refusesDriftWhereThatIsAsked(Fixture fixture) {
    try (var bench = drifted(fixture)) {
      List<Seen> before = bench.writes();
      Json.Obj update = Workbench.with(fixture.event("update"), "OnDrift", Json.of("Refuse"));

      ScenarioAnswer answer = ScenarioAnswer.to(update, bench).failedSaying("OnDrift", "\n");

      assertThat(answer.id()).isEqualTo(fixture.target());
      assertThat(bench.writes()).isEqualTo(before);
      new ScenarioWire(bench).assertHolds(fixture.foreign());
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-21")
  void createsAgainWhatSomebodyDeleted(Fixture fixture) {
    try (var bench = drifted(fixture)) {
      fixture.deleteByAStranger(bench.standIn);
      bench.settle();

      ScenarioAnswer answer =
          ScenarioAnswer.to(fixture.event("update"), bench).succeededAs("CREATED");

      assertThat(answer.id()).isEqualTo(fixture.target());
      assertThat(token(fixture, bench.writes().getLast())).isEqualTo(fixture.noPolicy());
      new ScenarioWire(bench).assertHolds(fixture.updated());
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-26")
  void succeedsInTheDeleteOfAPolicyThatIsGone(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      ScenarioAnswer.to(fixture.event("delete"), bench).succeededAs("SKIPPED");

      assertThat(bench.writes()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-27")
  void leavesAForeignPolicyUnlessItIsForced(Fixture fixture) {
    try (var bench = withStrangers(fixture)) {
      ScenarioAnswer left = ScenarioAnswer.to(fixture.event("delete"), bench);
      List<PolicyDocument> still = fixture.documents(bench.standIn);
      Json.Obj force =
          Workbench.with(fixture.event("delete"), "OnDelete", Json.of("Force"))
              .with("RequestId", Json.of("another"));
      ScenarioAnswer forced = ScenarioAnswer.to(force, bench);

      assertThat(left.succeededAs("SKIPPED").reason()).contains("SKIPPED_FOREIGN");
      assertThat(still).hasSize(1);
      forced.succeededAs("DELETED");
      new ScenarioWire(bench).assertHoldsNothing();
    }
  }

  private static Workbench withStrangers(Fixture fixture) {
    var bench = new Workbench(fixture);
    fixture.putByAStranger(bench.standIn, fixture.foreign());
    bench.settle();
    return bench;
  }

  private static Workbench drifted(Fixture fixture) {
    var bench = new Workbench(fixture);
    ScenarioWrite.UPDATE.prepare(bench);
    fixture.putByAStranger(bench.standIn, fixture.foreign());
    bench.settle();
    return bench;
  }

  /** Nothing where the write, or the service, has none. */
  private static String token(Fixture fixture, Seen write) {
    return write.input().text(fixture.tokenMember()).orElse("");
  }
}
