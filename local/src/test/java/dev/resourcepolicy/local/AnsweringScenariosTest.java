package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.standin.Fault;
import dev.resourcepolicy.standin.Received;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** That CloudFormation gets one answer, whatever happens before and on the way. */
final class AnsweringScenariosTest {
  private static final Fixture XRAY = Fixture.of("xray");

  static List<Fixture> services() {
    return Fixture.all();
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-35")
  void answersWhenTheFunctionCannotBeStarted(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      var invoked =
          ScenarioEnvironment.on(bench)
              .invokeUnstartable(
                  fixture.event("update"), new NoClassDefFoundError("a/class/of/the/SDK"));

      assertThat(invoked.failure()).isEmpty();
      var answer = new ScenarioAnswer(invoked.answer().orElseThrow());
      answer.failedSaying("The function could not be started");
      assertThat(answer.id()).isEqualTo(fixture.target());
      assertThat(bench.standIn.responses().received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "create, unconfirmed:OrdersTelemetryPolicy",
    "update, orders-telemetry",
    "delete, orders-telemetry"
  })
  @Tag("scenario-35")
  void answersAnError(String sample, String id) {
    try (var bench = new Workbench(XRAY)) {
      var invoked =
          ScenarioEnvironment.on(bench)
              .with(
                  () -> {
                    throw new StackOverflowError("far too deep");
                  })
              .invoke(XRAY.event(sample));

      assertThat(invoked.failure()).isEmpty();
      var answer = new ScenarioAnswer(invoked.answer().orElseThrow());
      answer.failedSaying("The function failed unexpectedly", "far too deep");
      assertThat(answer.id()).isEqualTo(id);
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-36")
  void answersInTimeWhenTheServiceDoesNot(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      var wire = new ScenarioWire(bench);
      wire.fault(fixture.read(), new Fault.Hang(), 1);
      Thread.ofVirtual()
          .start(
              () -> {
                while (wire.calls(fixture.read()).isEmpty()) {
                  Thread.onSpinWait();
                }
                bench.time.sleep(Duration.ofMinutes(5));
              });

      ScenarioAnswer answer = ScenarioAnswer.to(fixture.event("update"), bench);

      answer.failedSaying("timed out", "Look at the policy before you try again");
      assertThat(answer.id()).isEqualTo(fixture.target());
      assertThat(ScenarioAnswer.received(bench)).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RequestType, Recreate, RequestType \"Recreate\" is unknown",
    "RequestType, '', RequestType \"\" is unknown",
    "RequestId, '', no RequestId",
    "StackId, '', no StackId"
  })
  @Tag("scenario-41")
  void refusesWhatIsNoRequest(String member, String value, String reason) {
    Json.Obj event = XRAY.event("update").with(member, Json.of(value));
    try (var bench = new Workbench(XRAY)) {
      var answered = bench.invoke(event);
      var unanswerable = bench.invoke(ScenarioVariation.without(event, "ResponseURL"));

      new ScenarioAnswer(answered.answer().orElseThrow()).failedSaying(reason);
      new ScenarioAnswer((Json.Obj) unanswerable.result().orElseThrow()).failedSaying(reason);
      assertThat(bench.standIn.calls()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-42")
  void answersARepeatedDeliveryInTheSameBytesWithoutASecondEffect(Fixture fixture)
      throws IOException {
    try (var bench = new Workbench(fixture)) {
      String url = bench.standIn.responses().presign("answer").toString();
      Json.Obj event = fixture.event("create").with("ResponseURL", Json.of(url));

      ScenarioEnvironment.on(bench).deliver(event, event);

      List<Received> received = bench.standIn.responses().received();
      assertThat(received).extracting(Received::status).containsExactly(200, 200);
      assertThat(received.getLast().body()).isEqualTo(received.getFirst().body());
      assertThat(ScenarioAnswer.received(bench).getLast().data("Outcome")).isEqualTo("CREATED");
      assertThat(bench.writes()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"create, ADOPTED", "update, UNCHANGED", "delete, SKIPPED"})
  @Tag("scenario-42")
  void writesNothingForADeliveryThatIsRepeatedElsewhere(String sample, String outcome) {
    for (Fixture fixture : Fixture.all()) {
      try (var bench = new Workbench(fixture)) {
        ScenarioAnswer first = ScenarioAnswer.to(fixture.event(sample), bench);
        bench.settle();
        int writes = bench.writes().size();

        var again = ScenarioEnvironment.on(bench).invoke(fixture.event(sample));

        var second = new ScenarioAnswer(again.answer().orElseThrow()).succeededAs(outcome);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.data("RevisionId")).isEqualTo(first.data("RevisionId"));
        assertThat(bench.writes()).hasSize(writes);
      }
    }
  }
}
