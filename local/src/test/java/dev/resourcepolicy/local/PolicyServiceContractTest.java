package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.standin.Fault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of every kind of write at every service when something goes wrong with it. */
final class PolicyServiceContractTest {

  static Stream<Arguments> writes() {
    return Fixture.all().stream()
        .flatMap(
            fixture ->
                Stream.of(ScenarioWrite.values())
                    .filter(write -> write.isPossibleAt(fixture))
                    .map(write -> Arguments.of(fixture, write)));
  }

  static Stream<Arguments> writesThatGetLost() {
    return writes()
        .flatMap(
            write ->
                Stream.of(
                        new Fault.ErrorBefore(500),
                        new Fault.ErrorBefore(503),
                        new Fault.ErrorAfter(500),
                        new Fault.DropBefore(),
                        new Fault.DropAfter())
                    .map(fault -> Arguments.of(write.get()[0], write.get()[1], fault)));
  }

  @ParameterizedTest
  @MethodSource("writesThatGetLost")
  void takesEffectOnceWhenARequestOrItsAnswerIsLost(
      Fixture fixture, ScenarioWrite write, Fault fault) {
    try (var bench = new Workbench(fixture)) {
      var wire = new ScenarioWire(bench);
      write.prepare(bench);
      int before = bench.writes().size();
      wire.fault(write.operation(fixture), fault, 1);

      ScenarioAnswer answer = ScenarioAnswer.to(write.event(fixture), bench);

      answer.succeededAs(write.outcome);
      assertThat(wire.effects(before, fault)).isEqualTo(1);
      assertIsLeft(write, wire);
    }
  }

  @ParameterizedTest
  @MethodSource("writes")
  void waitsWhileItIsThrottled(Fixture fixture, ScenarioWrite write) {
    try (var bench = new Workbench(fixture)) {
      var wire = new ScenarioWire(bench);
      write.prepare(bench);
      int before = bench.writes().size();
      wire.fault(write.operation(fixture), new Fault.Throttle(), 2);

      ScenarioAnswer.to(write.event(fixture), bench).succeededAs(write.outcome);

      assertThat(bench.writes()).hasSize(before + 3);
      assertIsLeft(write, wire);
    }
  }

  @ParameterizedTest
  @MethodSource("writes")
  void failsAtOnceWithTheRemedyWhenTheWriteIsDenied(Fixture fixture, ScenarioWrite write) {
    try (var bench = new Workbench(fixture)) {
      var wire = new ScenarioWire(bench);
      write.prepare(bench);
      List<?> found = fixture.documents(bench.standIn);
      int before = bench.writes().size();
      wire.fault(write.operation(fixture), new Fault.Denied(), 3);

      ScenarioAnswer answer = ScenarioAnswer.to(write.event(fixture), bench);

      answer.failedSaying(
          write.operation(fixture) + " on " + fixture.target(),
          "AccessDeniedException",
          "Allow this call on this target in the function's role");
      assertThat(bench.writes()).hasSize(before + 1);
      assertThat(fixture.documents(bench.standIn)).isEqualTo(found);
    }
  }

  @ParameterizedTest
  @MethodSource("writes")
  void failsAtOnceWithTheRemedyWhenTheReadIsDenied(Fixture fixture, ScenarioWrite write) {
    try (var bench = new Workbench(fixture)) {
      var wire = new ScenarioWire(bench);
      write.prepare(bench);
      int before = bench.standIn.calls().size();
      wire.fault(fixture.read(), new Fault.Denied(), 3);

      ScenarioAnswer answer = ScenarioAnswer.to(write.event(fixture), bench);

      answer.failedSaying(fixture.read(), "AccessDeniedException", "Allow this call");
      assertThat(bench.standIn.calls()).hasSize(before + 1);
    }
  }

  @ParameterizedTest
  @MethodSource("writes")
  void readsAgainWhenTheReadFails(Fixture fixture, ScenarioWrite write) {
    try (var bench = new Workbench(fixture)) {
      var wire = new ScenarioWire(bench);
      write.prepare(bench);
      wire.fault(fixture.read(), new Fault.ErrorBefore(500), 1);
      wire.fault(fixture.read(), new Fault.Throttle(), 1);
      wire.fault(fixture.read(), new Fault.DropBefore(), 1);

      ScenarioAnswer.to(write.event(fixture), bench).succeededAs(write.outcome);

      assertIsLeft(write, wire);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.resourcepolicy.local.Fixture#all")
  void doesNotTakeAStaleReadForThePresent(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      var wire = new ScenarioWire(bench);
      ScenarioWrite.UPDATE.prepare(bench);
      fixture.putByAStranger(bench.standIn, fixture.foreign());
      bench.settle();
      wire.fault(fixture.read(), new Fault.StaleRead(), 1);
      Json.Obj update = Workbench.with(fixture.event("update"), "OnDrift", Json.of("Refuse"));

      ScenarioAnswer.to(update, bench).failedSaying("OnDrift");

      wire.assertHolds(fixture.foreign());
      wire.assertEveryWriteNamesWhatItExpects();
    }
  }

  /** A token that was used gets the answer that it got, and has no further effect. */
  @Test
  void sendsAClientTokenOfItsOwnWithEachWrite() {
    Fixture amp = Fixture.of("amp");
    try (var bench = new Workbench(amp)) {
      var wire = new ScenarioWire(bench);
      wire.fault(amp.put(), new Fault.Throttle(), 1);
      wire.fault(amp.put(), new Fault.Denied(), 1);

      ScenarioAnswer.to(amp.event("create"), bench).failedSaying("AccessDenied");
      bench.settle();
      var _ = ScenarioEnvironment.on(bench).invoke(amp.event("create"));
      ScenarioAnswer.to(amp.event("update"), bench).succeededAs("UPDATED");

      assertThat(bench.writes())
          .extracting(write -> write.input().text("clientToken").orElse(""))
          .hasSize(4)
          .doesNotContain("")
          .doesNotHaveDuplicates();
    }
  }

  private static void assertIsLeft(ScenarioWrite write, ScenarioWire wire) {
    Optional<Json> left = write.left(wire.bench().fixture);
    left.ifPresentOrElse(wire::assertHolds, wire::assertHoldsNothing);
    wire.assertEveryWriteNamesWhatItExpects();
  }
}
