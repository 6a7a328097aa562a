package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.standin.Fault;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an Update to another target comes to, at both, and with what CloudFormation does after. */
final class ReplacementScenariosTest {

  static List<Fixture> services() {
    return Fixture.all();
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-16")
  void writesTheNewTargetAndLeavesTheOldOneToTheCleanup(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      var move = ScenarioMove.prepare(bench);
      bench.answer("create");
      String old = move.read(move.from());

      ScenarioAnswer moved = ScenarioAnswer.to(move.update(move.from(), move.to()), bench);
      String left = move.read(move.from());
      ScenarioAnswer cleanup = ScenarioAnswer.to(move.delete(move.from()), bench);

      assertThat(moved.succeededAs("CREATED").id()).isEqualTo(move.to());
      assertThat(left).isNotEmpty().isEqualTo(old);
      assertThat(cleanup.succeededAs("DELETED").id()).isEqualTo(move.from());
      assertThat(move.read(move.from())).isEmpty();
      assertThat(move.read(move.to())).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-17")
  void leavesTheOldTargetAsItIsWhenAReplacementIsRolledBack(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      var move = ScenarioMove.prepare(bench);
      bench.answer("create");
      String old = move.read(move.from());
      bench.answer(move.update(move.from(), move.to()));
      bench.settle();

      ScenarioAnswer back = ScenarioAnswer.to(move.update(move.to(), move.from()), bench);
      ScenarioAnswer cleanup = ScenarioAnswer.to(move.delete(move.to()), bench);

      assertThat(back.succeededAs("ADOPTED").id()).isEqualTo(move.from());
      assertThat(cleanup.succeededAs("DELETED").id()).isEqualTo(move.to());
      assertThat(move.read(move.from())).isNotEmpty().isEqualTo(old);
      assertThat(move.read(move.to())).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-17")
  @Tag("scenario-18")
  void keepsTheOldIdWhenTheNewTargetCannotBeWritten(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      var move = ScenarioMove.prepare(bench);
      bench.answer("create");
      String old = move.read(move.from());
      new ScenarioWire(bench).fault(fixture.put(), new Fault.Denied(), 1);

      ScenarioAnswer failed = ScenarioAnswer.to(move.update(move.from(), move.to()), bench);

      assertThat(failed.failedSaying("AccessDenied", move.to()).id()).isEqualTo(move.from());
      assertThat(move.read(move.from())).isNotEmpty().isEqualTo(old);
      assertThat(move.read(move.to())).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-16")
  void refusesAForeignPolicyAtTheNewTarget(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      var move = ScenarioMove.prepare(bench);
      bench.answer("create");
      bench.answer(move.create(fixture.foreign()));
      String foreign = move.read(move.to());

      ScenarioAnswer failed = ScenarioAnswer.to(move.update(move.from(), move.to()), bench);

      assertThat(failed.failedSaying("OnExisting", move.to()).id()).isEqualTo(move.from());
      assertThat(move.read(move.to())).isNotEmpty().isEqualTo(foreign);
    }
  }
}
