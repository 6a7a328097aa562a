package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.standin.Fault;
import dev.resourcepolicy.standin.Seen;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What all five functions do, each through the real SDK against its service. */
final class FunctionContractTest {

  static List<Fixture> services() {
    return Fixture.all();
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-1")
  void createsAPolicyWhereThereIsNone(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      Json.Obj answer = bench.answer("create");

      assertSucceeded(answer, "CREATED");
      assertThat(answer.text("PhysicalResourceId")).contains(fixture.target());
      assertThat(answer.object("Data").orElseThrow().text("RevisionId")).isPresent();
      assertHolds(bench, fixture.created());
      assertThat(tokens(bench)).containsExactly(fixture.noPolicy());
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-2")
  void adoptsAPolicyThatMeansTheSameWithoutAWrite(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      fixture.putByAStranger(bench.standIn, reversed(fixture.created()));
      bench.settle();

      assertSucceeded(bench.answer("create"), "ADOPTED");

      assertThat(bench.writes()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-3")
  @Tag("scenario-24")
  void refusesAForeignPolicyAndTouchesNothingInTheDeleteThatFollows(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      fixture.putByAStranger(bench.standIn, fixture.foreign());
      bench.settle();

      Json.Obj answer = bench.answer("create");
      Json.Obj cleanup =
          bench.answer(
              fixture
                  .event("delete")
                  .with("PhysicalResourceId", answer.get("PhysicalResourceId").orElseThrow()));

      assertThat(answer.text("Status")).contains("FAILED");
      assertThat(answer.text("PhysicalResourceId").orElseThrow()).startsWith("not-created:");
      assertThat(answer.text("Reason").orElseThrow()).contains("\n").contains("OnExisting");
      assertSucceeded(cleanup, "SKIPPED");
      assertHolds(bench, fixture.foreign());
      assertThat(bench.writes()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-4")
  void replacesAForeignPolicyWhereThatIsAllowed(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      fixture.putByAStranger(bench.standIn, fixture.foreign());
      bench.settle();

      Json.Obj answer = bench.answer("create", "OnExisting", "Replace");

      assertSucceeded(answer, "UPDATED");
      assertThat(answer.text("Reason").orElseThrow()).contains("A foreign policy was replaced");
      assertHolds(bench, fixture.created());
      assertThat(tokens(bench)).hasSize(1).doesNotContain("NO_POLICY", "0");
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-5")
  void neverWritesOverAPolicyThatCameBetweenItsReadAndItsWrite(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      foreignWriteBeforeTheWrite(bench);

      Json.Obj answer = bench.answer("create");
      bench.settle();

      assertThat(fixture.documents(bench.standIn))
          .anyMatch(PolicyDocument.observed(fixture.foreign().text())::isEquivalentTo);
      // A parameter takes several policies, so there both are; nobody else's create can be
      // excluded.
      assertThat(answer.text("Status"))
          .contains(fixture.service().equals("ssm") ? "SUCCESS" : "FAILED");
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-14")
  void updatesUnderTheCurrentRevision(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      bench.answer("create");
      bench.settle();

      Json.Obj answer = bench.answer("update");

      assertSucceeded(answer, "UPDATED");
      assertThat(answer.text("PhysicalResourceId")).contains(fixture.target());
      assertHolds(bench, fixture.updated());
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-15")
  void writesNothingWhenOnlyTheFormOrTheNonceChanged(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      Json revision =
          bench.answer("create").object("Data").orElseThrow().get("RevisionId").orElseThrow();
      bench.settle();
      Json.Obj update =
          fixture.event("update").with("OldResourceProperties", properties(fixture, "create"));
      update = Workbench.with(update, "PolicyDocument", reversed(fixture.created()));
      update = Workbench.with(update, "Nonce", Json.of("2"));

      Json.Obj answer = bench.answer(update);

      assertSucceeded(answer, "UNCHANGED");
      assertThat(answer.text("PhysicalResourceId")).contains(fixture.target());
      assertThat(answer.object("Data").orElseThrow().get("RevisionId")).contains(revision);
      assertThat(bench.writes()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-20")
  void overwritesDriftAndSaysWhat(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      drifted(bench);

      Json.Obj answer = bench.answer("update");

      assertSucceeded(answer, "UPDATED");
      assertThat(answer.text("Reason").orElseThrow()).contains("drifted").contains("\n");
      assertHolds(bench, fixture.updated());
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-20")
  void refusesDriftWhereThatIsAsked(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      drifted(bench);

      Json.Obj answer = bench.answer("update", "OnDrift", "Refuse");

      assertThat(answer.text("Status")).contains("FAILED");
      assertThat(answer.text("PhysicalResourceId")).contains(fixture.target());
      assertHolds(bench, fixture.foreign());
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-21")
  void createsAgainWhatSomebodyDeleted(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      bench.answer("create");
      bench.settle();
      fixture.deleteByAStranger(bench.standIn);
      bench.settle();

      Json.Obj answer = bench.answer("update");

      assertSucceeded(answer, "CREATED");
      assertThat(answer.text("PhysicalResourceId")).contains(fixture.target());
      assertThat(tokens(bench)).endsWith(fixture.noPolicy());
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void deletesWhatItPutThere(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      bench.answer("create");
      bench.settle();
      bench.answer("update");
      bench.settle();

      assertSucceeded(bench.answer("delete"), "DELETED");
      bench.settle();

      assertThat(fixture.documents(bench.standIn)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-26")
  void deletesWhatIsGoneAlready(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      assertSucceeded(bench.answer("delete"), "SKIPPED");
      assertThat(bench.writes()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-27")
  @Tag("scenario-29")
  void leavesAForeignPolicyAloneUnlessItIsForced(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      fixture.putByAStranger(bench.standIn, fixture.foreign());
      bench.settle();

      Json.Obj answer = bench.answer("delete");

      assertSucceeded(answer, "SKIPPED");
      assertThat(answer.text("Reason").orElseThrow()).contains("SKIPPED_FOREIGN");
      assertHolds(bench, fixture.foreign());
      assertSucceeded(bench.answer("delete", "OnDelete", "Force"), "DELETED");
      bench.settle();
      assertThat(fixture.documents(bench.standIn)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-33")
  void leavesEverythingWhereItIsRetained(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      bench.answer("create");
      bench.settle();

      assertSucceeded(bench.answer("delete", "OnDelete", "Retain"), "SKIPPED");

      assertHolds(bench, fixture.created());
    }
  }

  static Stream<Arguments> troubles() {
    List<Fault> faults =
        List.of(
            new Fault.ErrorBefore(500),
            new Fault.ErrorAfter(500),
            new Fault.DropBefore(),
            new Fault.DropAfter(),
            new Fault.Throttle());
    return Fixture.all().stream()
        .flatMap(fixture -> faults.stream().map(fault -> Arguments.of(fixture, fault)));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void createsOnceWhateverBecomesOfTheAnswer(Fixture fixture, Fault fault) {
    try (var bench = new Workbench(fixture)) {
      bench.standIn.faults().add(fixture.service(), fixture.put(), fault, 1);

      assertSucceeded(bench.answer("create"), "CREATED");
      bench.settle();

      assertHolds(bench, fixture.created());
    }
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void deletesOnceWhateverBecomesOfTheAnswer(Fixture fixture, Fault fault) {
    try (var bench = new Workbench(fixture)) {
      bench.answer("create");
      bench.settle();
      bench.standIn.faults().add(fixture.service(), fixture.delete(), fault, 1);

      assertSucceeded(bench.answer("delete", "OnDelete", "Force"), "DELETED");
      bench.settle();

      assertThat(fixture.documents(bench.standIn)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void failsAtOnceWithTheRemedyWhenItIsDenied(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      bench.standIn.faults().add(fixture.service(), fixture.put(), new Fault.Denied(), 5);

      Json.Obj answer = bench.answer("create");

      assertThat(answer.text("Status")).contains("FAILED");
      assertThat(answer.text("Reason").orElseThrow())
          .contains("AccessDenied", fixture.target(), "request id", "Allow this call");
      assertThat(bench.writes()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-34")
  void deletesAfterThrottlingAndSaysWhatIsDenied(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      bench.answer("create");
      bench.settle();
      bench.standIn.faults().add(fixture.service(), fixture.delete(), new Fault.Throttle(), 2);
      bench.standIn.faults().add(fixture.service(), fixture.delete(), new Fault.Denied(), 1);

      Json.Obj denied = bench.answer("delete", "OnDelete", "Force");
      Json.Obj allowed = bench.answer("delete", "OnDelete", "Force");

      assertThat(denied.text("Status")).contains("FAILED");
      assertThat(denied.text("PhysicalResourceId")).contains(fixture.target());
      assertSucceeded(allowed, "DELETED");
    }
  }

  /** ACM PCA has no token: there the stranger comes before the look that precedes the write. */
  private static void foreignWriteBeforeTheWrite(Workbench bench) {
    Fixture fixture = bench.fixture;
    var write =
        new Fault.ForeignWrite(fixture.put(), fixture.foreignPut(bench.standIn, fixture.foreign()));
    if (fixture.service().equals("acm-pca")) {
      bench
          .standIn
          .faults()
          .add(fixture.service(), fixture.read(), new Fault.Latency(Duration.ZERO), 1);
      bench.standIn.faults().add(fixture.service(), fixture.read(), write, 1);
    } else {
      bench.standIn.faults().add(fixture.service(), fixture.put(), write, 1);
    }
  }

  private static void drifted(Workbench bench) {
    bench.answer("create");
    bench.settle();
    bench.fixture.putByAStranger(bench.standIn, bench.fixture.foreign());
    bench.settle();
  }

  private static Json properties(Fixture fixture, String sample) {
    return fixture.event(sample).get("ResourceProperties").orElseThrow();
  }

  /** The same document with its statements and its members in another order. */
  private static Json reversed(Json value) {
    return switch (value) {
      case Json.Obj(var members) -> {
        var reversed = new LinkedHashMap<String, Json>();
        members.reversed().forEach((name, member) -> reversed.put(name, reversed(member)));
        yield new Json.Obj(reversed);
      }
      case Json.Arr(var values) ->
          new Json.Arr(values.reversed().stream().map(FunctionContractTest::reversed).toList());
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }

  private static void assertSucceeded(Json.Obj answer, String outcome) {
    assertThat(answer.text("Status")).as(answer.text()).contains("SUCCESS");
    assertThat(answer.object("Data").flatMap(data -> data.text("Outcome"))).contains(outcome);
  }

  private static void assertHolds(Workbench bench, Json document) {
    bench.settle();
    assertThat(bench.fixture.documents(bench.standIn))
        .singleElement()
        .matches(
            PolicyDocument.observed(document.text())::isEquivalentTo, "says " + document.text());
  }

  /** The token of every write, empty where it sent none. */
  private static List<String> tokens(Workbench bench) {
    return bench.writes().stream()
        .map(Seen::input)
        .map(input -> Optional.of(bench.fixture.tokenMember()).flatMap(input::text).orElse(""))
        .toList();
  }
}
