package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a shared policy when an owner was never sure of it, or owns it otherwise. */
final class SharedOwnershipChangesTest {
  private static final String INVENTED = "orders-OrdersPolicy-1ABCXYZ";

  static List<SharedOwnershipTarget> targets() {
    return SharedOwnershipTarget.all();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void takesOutOfADoubtfulCreateWhatIsExactlyItsOwn(SharedOwnershipTarget target) {
    try (var bench = new Workbench(target.fixture())) {
      target.putByAStranger(bench.standIn, "X", "A", "B-changed");
      bench.settle();

      ScenarioAnswer answer =
          ScenarioAnswer.to(delete(target, "unconfirmed:OrdersPolicy", "A", "B"), bench);

      assertThat(answer.succeededAs("DELETED").id()).isEqualTo("unconfirmed:OrdersPolicy");
      target.assertHolds(bench, "X", "B-changed");
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void takesNothingOutUnderAnInventedIdThatIsNotItsOwn(SharedOwnershipTarget target) {
    try (var bench = new Workbench(target.fixture())) {
      target.putByAStranger(bench.standIn, "X", "A-changed");
      bench.settle();

      ScenarioAnswer.to(delete(target, INVENTED, "A"), bench).succeededAs("SKIPPED");

      assertThat(bench.writes()).isEmpty();
      target.assertHolds(bench, "X", "A-changed");
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void waitsUnderAnInventedIdForTheCreateThatStillRuns(SharedOwnershipTarget target) {
    Json.Obj create = target.create("one", target.shared("A"));
    try (var bench = new Workbench(target.fixture())) {
      target.putByAStranger(bench.standIn, "X");
      bench.settle();
      bench.time.at(bench.time.now().plusSeconds(45), () -> bench.invoke(create));

      bench.invoke(delete(target, INVENTED, "A"));

      assertThat(ScenarioAnswer.received(bench))
          .extracting(answer -> answer.data("Outcome"))
          .containsExactly("CREATED", "DELETED");
      target.assertHolds(bench, "X");
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void takesOutOnDeleteWhatSomebodyElseChanged(SharedOwnershipTarget target) {
    try (var bench = new Workbench(target.fixture())) {
      target.putByAStranger(bench.standIn, "A-changed", "X");
      bench.settle();

      ScenarioAnswer.to(target.delete("one", target.shared("A")), bench).succeededAs("DELETED");

      target.assertHolds(bench, "X");
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void startsToShareWithWhatItOwnedAsADocument(SharedOwnershipTarget target) {
    Json.Obj whole = target.whole("A", "B");
    Json.Obj shared = target.shared("A-changed");
    try (var bench = new Workbench(target.fixture())) {
      ScenarioAnswer.to(target.create("one", whole), bench).succeededAs("CREATED");
      bench.settle();
      ScenarioAnswer.to(target.create("two", target.shared("X")), bench).succeededAs("CREATED");
      bench.settle();

      ScenarioAnswer.to(target.update("one", whole, shared), bench).succeededAs("UPDATED");

      target.assertHolds(bench, "A-changed", "X");
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void stopsToShareOnceTheOthersAreGoneOrMayBeReplaced(SharedOwnershipTarget target) {
    Json.Obj shared = target.shared("A");
    Json.Obj whole = target.whole("A-changed");
    Json.Obj replacing = whole.with("OnExisting", Json.of("Replace"));
    try (var bench = new Workbench(target.fixture())) {
      ScenarioAnswer.to(target.create("one", shared), bench).succeededAs("CREATED");
      bench.settle();
      ScenarioAnswer.to(target.create("two", target.shared("X")), bench).succeededAs("CREATED");
      bench.settle();

      ScenarioAnswer.to(target.update("one", shared, whole), bench)
          .failedSaying("Set OnExisting to Replace");
      ScenarioAnswer.to(target.update("one", whole, shared), bench).succeededAs("UNCHANGED");
      target.assertHolds(bench, "A", "X");

      ScenarioAnswer.to(target.update("one", shared, replacing), bench).succeededAs("UPDATED");
      target.assertHolds(bench, "A-changed");
    }
  }

  private static Json.Obj delete(SharedOwnershipTarget target, String id, String... names) {
    return target.delete("one", target.shared(names)).with("PhysicalResourceId", Json.of(id));
  }
}
