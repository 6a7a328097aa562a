package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.standin.Fault;
import dev.resourcepolicy.standin.Seen;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What goes over the wire between a function and its service, and what is there at the end. */
record ScenarioWire(Workbench bench) {

  /**
   * Lets somebody do something just before the n-th of the coming calls of an operation is served,
   * if the function does not wait until then.
   */
  void justBefore(String operation, int n, Runnable event) {
    var delay = Duration.ofMillis(1);
    if (n > 1) {
      fault(operation, new Fault.Latency(Duration.ZERO), n - 1);
    }
    fault(operation, new Fault.Latency(delay), 1);
    bench.time.at(bench.time.now().plus(delay), event);
  }

  void fault(String operation, Fault fault, int calls) {
    bench.standIn.faults().add(bench.fixture.service(), operation, fault, calls);
  }

  /** The calls of one operation so far. */
  List<Seen> calls(String operation) {
    return bench.standIn.calls().stream()
        .filter(call -> call.operation().equals(operation))
        .toList();
  }

  /**
   * How many writes took effect after the first so many, when this fault met the next. Prometheus
   * remembers a client token: what it is sent once more under the same one is one write.
   */
  long effects(int before, Fault fault) {
    boolean appliedUnseen = fault instanceof Fault.ErrorAfter || fault instanceof Fault.DropAfter;
    List<Seen> writes = bench.writes();
    return IntStream.range(before, writes.size())
        .filter(i -> (i == before && appliedUnseen) || writes.get(i).status() / 100 == 2)
        .mapToObj(writes::get)
        .map(call -> call.input().text("clientToken").orElse(call.requestId()))
        .distinct()
        .count();
  }

  /** Asserts that at the target there is one policy, which says this. */
  void assertHolds(Json document) {
    bench.settle();
    assertThat(bench.fixture.documents(bench.standIn))
        .singleElement()
        .matches(
            PolicyDocument.observed(document.text())::isEquivalentTo, "says " + document.text());
  }

  void assertHoldsNothing() {
    bench.settle();
    assertThat(bench.fixture.documents(bench.standIn)).isEmpty();
  }

  /** Asserts that no write went out without the state that it was planned from. */
  void assertEveryWriteNamesWhatItExpects() {
    List<Seen> calls = bench.standIn.calls();
    List<Seen> writes = bench.writes();
    for (int i = 0; i < calls.size(); i++) {
      if (writes.contains(calls.get(i))) {
        Stream<String> before = calls.subList(0, i).reversed().stream().map(Seen::operation);
        assertThat(namesWhatItExpects(calls.get(i), before)).as(calls.get(i).toString()).isTrue();
      }
    }
  }

  private boolean namesWhatItExpects(Seen write, Stream<String> before) {
    Json.Obj input = write.input();
    boolean creates = input.text("PolicyHash").isEmpty() && input.text("PolicyId").isEmpty();
    return switch (bench.fixture.service()) {
      case "ssm" ->
          creates
              ? before.findFirst().orElse("").equals(bench.fixture.read())
              : input.text("PolicyHash").isPresent() && input.text("PolicyId").isPresent();
      // The authority is described where there was no policy.
      case "acm-pca" -> before.limit(2).anyMatch(bench.fixture.read()::equals);
      default -> !input.text(bench.fixture.tokenMember()).orElse("").isEmpty();
    };
  }
}
