package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.Journal;
import dev.resourcepolicy.policy.ServiceCall;
import dev.resourcepolicy.standin.Fault;
import dev.resourcepolicy.standin.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the journal is told of the calls to a service, and users of those that fail. */
final class ToldCallsTest {

  /** Keeps what it is told of calls. */
  private static final class Calls implements Journal {
    private final List<ServiceCall> told = new ArrayList<>();

    @Override
    public void called(ServiceCall call) {
      told.add(call);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.resourcepolicy.local.Fixture#all")
  void tellsEveryCallWithItsTokenAndWhatWasAnswered(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      List<ServiceCall> told = told(bench, "create", "update", "delete");

      assertThat(told)
          .extracting(ServiceCall::operation)
          .isEqualTo(bench.standIn.calls().stream().map(Seen::operation).toList());
      assertThat(told).allSatisfy(call -> assertThat(call.answer()).isNotBlank());
      assertThat(told).allSatisfy(call -> assertThat(call.requestId()).isPresent());
      assertThat(told)
          .filteredOn(call -> call.operation().equals(fixture.put()))
          .hasSizeGreaterThan(1)
          .allSatisfy(call -> assertThat(call.token()).isNotBlank());
      assertThat(told.getFirst().answer()).isIn("none", "0 policies");
    }
  }

  @ParameterizedTest
  @MethodSource("dev.resourcepolicy.local.Fixture#all")
  void tellsOfCallsThatFailedAndThatNobodyAnswered(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      var wire = new ScenarioWire(bench);
      wire.fault(fixture.put(), new Fault.DropBefore(), 1);
      wire.fault(fixture.put(), new Fault.Denied(), 1);

      List<ServiceCall> puts =
          told(bench, "create").stream()
              .filter(call -> call.operation().equals(fixture.put()))
              .toList();

      assertThat(puts)
          .extracting(ServiceCall::answer)
          .containsExactly("no answer", "AccessDeniedException");
    }
  }

  @Test
  void saysWhatToCheckWhenNothingReachesTheService() {
    try (var bench = new Workbench(Fixture.of("dynamodb"))) {
      new ScenarioWire(bench).fault("GetResourcePolicy", new Fault.DropBefore(), 500);

      ScenarioAnswer.to(bench.fixture.event("create"), bench)
          .failedSaying("GetResourcePolicy on", "got no answer", "NAT gateway");
    }
  }

  @Test
  void isUnavailableAndNothingUncertainWhenOnlyReadsFail() {
    try (var bench = new Workbench(Fixture.of("dynamodb"))) {
      new ScenarioWire(bench).fault("GetResourcePolicy", new Fault.ErrorBefore(500), 500);

      Session.Invoked invoked = bench.invoke(bench.fixture.event("create"));

      assertThat(invoked.log()).last().asString().contains("\"failure\":\"UNAVAILABLE\"");
    }
  }

  @Test
  void doesNotWaitForWhatIsNoWaitingTime() {
    Fixture amp = Fixture.of("amp");
    try (var bench = new Workbench(amp)) {
      var busy = new Fault.Custom("ThrottlingException", 429, "Rate exceeded", 10_000_000);
      new ScenarioWire(bench).fault(amp.put(), busy, 1);

      ScenarioAnswer.to(amp.event("create"), bench).succeededAs("CREATED");
    }
  }

  private static List<ServiceCall> told(Workbench bench, String... samples) {
    var calls = new Calls();
    var session = Session.on(bench.standIn, bench.time, new Random(1), calls);
    String name = bench.fixture.function();
    for (String sample : samples) {
      Json.Obj event = bench.fixture.event(sample);
      var _ = session.invoke(name, session.function(name).orElseThrow(), event);
    }
    return calls.told;
  }
}
