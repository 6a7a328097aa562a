package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.Statement;
import dev.resourcepolicy.standin.Fault;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What several stacks come to that share a policy, without a memory. */
final class SharedOwnershipScenariosTest {

  static List<SharedOwnershipTarget> targets() {
    return SharedOwnershipTarget.all();
  }

  static List<SharedOwnershipTarget> targetsOfOnePolicy() {
    return SharedOwnershipTarget.ofOnePolicy();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void leavesTheOtherStackAloneUntilTheLastOneOutDeletesThePolicy(SharedOwnershipTarget target) {
    Json.Obj before = target.shared("A");
    Json.Obj after = target.shared("A-changed", "More");
    Json.Obj other = target.shared("B");
    try (var bench = new Workbench(target.fixture())) {
      ScenarioAnswer.to(target.create("one", before), bench).succeededAs("CREATED");
      bench.settle();
      ScenarioAnswer.to(target.create("two", other), bench).succeededAs("CREATED");
      target.assertHolds(bench, "A", "B");
      Statement others = target.find(bench, "B").orElseThrow();

      ScenarioAnswer.to(target.update("one", before, after), bench).succeededAs("UPDATED");
      target.assertHolds(bench, "A-changed", "B", "More");
      assertThat(target.find(bench, "B")).contains(others);
      assertThat(written(bench)).contains(others.json().text());

      ScenarioAnswer.to(target.delete("one", after), bench).succeededAs("DELETED");
      assertThat(target.statements(bench)).containsExactly(others);

      ScenarioAnswer.to(target.delete("two", other), bench).succeededAs("DELETED");
      assertThat(target.statements(bench)).isEmpty();
      assertThat(bench.writes()).hasSize(5);
      new ScenarioWire(bench).assertEveryWriteNamesWhatItExpects();
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void refusesASidOfSomebodyElseWithoutAWrite(SharedOwnershipTarget target) {
    Json.Obj wanted = target.shared("A", "X-changed");
    try (var bench = new Workbench(target.fixture())) {
      target.putByAStranger(bench.standIn, "X");
      bench.settle();

      ScenarioAnswer refused = ScenarioAnswer.to(target.create("one", wanted), bench);
      Json.Obj delete =
          target.delete("one", wanted).with("PhysicalResourceId", Json.of(refused.id()));
      ScenarioAnswer deleted = ScenarioAnswer.to(delete, bench);

      refused.failedSaying("already has \"X\", which this resource did not put there", "\n");
      assertThat(refused.id()).startsWith("not-created:");
      deleted.succeededAs("SKIPPED");
      assertThat(bench.writes()).isEmpty();
      target.assertHolds(bench, "X");
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void takesASidOverWhereThatIsAllowed(SharedOwnershipTarget target) {
    Json.Obj wanted = target.shared("X-changed").with("OnExisting", Json.of("Replace"));
    try (var bench = new Workbench(target.fixture())) {
      target.putByAStranger(bench.standIn, "X", "Y");
      bench.settle();

      ScenarioAnswer.to(target.create("one", wanted), bench).succeededAs("CREATED");

      target.assertHolds(bench, "X-changed", "Y");
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void comesBackInARollbackToWhatItHad(SharedOwnershipTarget target) {
    Json.Obj before = target.shared("A", "Old");
    Json.Obj after = target.shared("A-changed", "New");
    try (var bench = new Workbench(target.fixture())) {
      target.putByAStranger(bench.standIn, "X", "A", "Old");
      bench.settle();
      ScenarioAnswer.to(target.update("one", before, after), bench).succeededAs("UPDATED");
      target.assertHolds(bench, "X", "A-changed", "New");

      ScenarioAnswer.to(target.update("one", after, before), bench).succeededAs("UPDATED");

      target.assertHolds(bench, "X", "A", "Old");
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void leavesInARollbackTheSidThatItWasRefused(SharedOwnershipTarget target) {
    Json.Obj before = target.shared("A");
    Json.Obj after = target.shared("X-changed");
    try (var bench = new Workbench(target.fixture())) {
      target.putByAStranger(bench.standIn, "X", "A");
      bench.settle();

      ScenarioAnswer.to(target.update("one", before, after), bench).failedSaying("has \"X\"");
      ScenarioAnswer.to(target.update("one", after, before), bench).succeededAs("UNCHANGED");

      assertThat(bench.writes()).isEmpty();
      target.assertHolds(bench, "X", "A");
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void mergesWhatAStrangerAddsAtTheSameMoment(SharedOwnershipTarget target) {
    Json.Obj before = target.shared("A");
    try (var bench = new Workbench(target.fixture())) {
      ScenarioAnswer.to(target.create("one", before), bench).succeededAs("CREATED");
      bench.settle();
      new ScenarioWire(bench)
          .justBefore(
              target.fixture().put(), 1, () -> target.putByAStranger(bench.standIn, "X", "A"));

      ScenarioAnswer.to(target.update("one", before, target.shared("A-changed")), bench)
          .succeededAs("UPDATED");

      target.assertHolds(bench, "X", "A-changed");
      assertThat(bench.writes()).filteredOn(write -> write.errorCode().isEmpty()).hasSize(2);
      assertThat(bench.writes().get(1).errorCode()).isPresent();
    }
  }

  /** The OpsItemGroup has no token for a create, but takes no second policy either. */
  @ParameterizedTest
  @MethodSource("targetsOfOnePolicy")
  void joinsWhatAStrangerCreatesAtTheSameMoment(SharedOwnershipTarget target) {
    Fixture fixture = target.fixture();
    try (var bench = new Workbench(fixture)) {
      var first = new Fault.ForeignWrite(fixture.put(), target.strangersPut(bench.standIn, "X"));
      new ScenarioWire(bench).fault(fixture.put(), first, 1);

      ScenarioAnswer.to(target.create("one", target.shared("A")), bench).succeededAs("CREATED");

      target.assertHolds(bench, "X", "A");
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void leavesWhatAStrangerAddsAtTheMomentOfTheDelete(SharedOwnershipTarget target) {
    Json.Obj own = target.shared("A");
    try (var bench = new Workbench(target.fixture())) {
      ScenarioAnswer.to(target.create("one", own), bench).succeededAs("CREATED");
      bench.settle();
      new ScenarioWire(bench)
          .justBefore(
              target.fixture().delete(), 1, () -> target.putByAStranger(bench.standIn, "A", "X"));

      ScenarioAnswer.to(target.delete("one", own), bench).succeededAs("DELETED");

      target.assertHolds(bench, "X");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Statements", "Document"})
  void isNothingThatAnAuthorityAllowsToBeShared(String before) {
    Fixture authority = Fixture.of("acm-pca");
    Json.Obj create = Workbench.with(authority.event("create"), "Ownership", Json.of("Statements"));
    try (var bench = new Workbench(authority)) {
      Json.Obj event =
          before.equals("Statements")
              ? create
              : Workbench.with(authority.event("update"), "Ownership", Json.of("Statements"));
      int calls = bench.standIn.calls().size();

      ScenarioAnswer.to(event, bench)
          .failedSaying(
              "no call was made",
              "Ownership must be Document: this service takes whole documents of a fixed form");

      assertThat(bench.standIn.calls()).hasSize(calls);
    }
  }

  /** The document of the last write. */
  private static String written(Workbench bench) {
    return bench.writes().getLast().input().text(bench.fixture.documentMember()).orElseThrow();
  }
}
