package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.lambda.PolicyFunction;
import dev.resourcepolicy.reconcile.VirtualTime;
import dev.resourcepolicy.standin.Seen;
import dev.resourcepolicy.standin.StandIn;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample event does through its function what its name promises. */
final class SampleEventsTest {

  /**
   * What a sample comes to.
   *
   * @param after the samples that make the state it is about
   * @param outcome of the sample itself
   * @param writes how many the service accepted from it
   */
  private record Expected(List<String> after, String outcome, int writes) {}

  private static final Map<String, Expected> EXPECTED =
      Map.of(
          "create", new Expected(List.of(), "CREATED", 1),
          "update", new Expected(List.of("create"), "UPDATED", 1),
          "delete", new Expected(List.of("create", "update"), "DELETED", 1),
          "delete-never-created", new Expected(List.of("create"), "SKIPPED", 0),
          "apply-requested", new Expected(List.of(), "CREATED", 1),
          "dry-run", new Expected(List.of(), "PLANNED", 0),
          "scheduled-check", new Expected(List.of("create"), "UNCHANGED", 0),
          "policy-changed", new Expected(List.of("create"), "REPAIRED", 1));

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-02T09:00:00Z"));
  private final StandIn standIn = StandIn.start(time, 0);
  private final Session session =
      Session.on(
          standIn,
          time,
          new Random(1),
          new Timeline(time, new PrintStream(OutputStream.nullOutputStream())));

  @BeforeEach
  void seed() {
    standIn.seed();
    settle();
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  static Stream<SampleEvent> samples() {
    return SampleEvent.all().stream();
  }

  @Test
  void hasTheSameSamplesForEveryFunction() {
    assertThat(SampleEvent.all())
        .hasSize(EXPECTED.size() * Functions.NAMES.size())
        .extracting(SampleEvent::function)
        .containsOnly(Functions.NAMES.toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void doesWhatItsNameSays(SampleEvent sample) {
    Expected expected = Optional.ofNullable(EXPECTED.get(sample.name())).orElseThrow();
    PolicyFunction function = session.function(sample.function()).orElseThrow();
    for (String earlier : expected.after()) {
      session.invoke(sample.function(), function, sample.sibling(earlier).json());
      settle();
    }
    if (sample.name().equals("policy-changed")) {
      new SampleEventsStranger(standIn).makesTheCallIn(sample);
      settle();
    }
    int before = standIn.calls().size();

    Session.Invoked invoked = session.invoke(sample.function(), function, sample.json());

    assertThat(invoked.failure()).isEmpty();
    assertThat(outcome(invoked)).isEqualTo(expected.outcome());
    assertThat(standIn.calls().stream().skip(before).filter(SampleEventsTest::isAcceptedWrite))
        .hasSize(expected.writes());
    if (sample.json().get("ResponseURL").isPresent()) {
      assertThatCloudFormationIsAnswered(sample, invoked);
    }
  }

  private static void assertThatCloudFormationIsAnswered(
      SampleEvent sample, Session.Invoked invoked) {
    Json.Obj answer = invoked.answer().orElseThrow();
    assertThat(answer.text("Status")).hasValue("SUCCESS");
    for (String id : List.of("StackId", "RequestId", "LogicalResourceId")) {
      assertThat(answer.text(id)).isEqualTo(sample.json().text(id));
    }
    // What the samples of a service say of each other must hold: the id of the Create comes back.
    String withId = sample.name().equals("create") ? "update" : sample.name();
    assertThat(answer.text("PhysicalResourceId"))
        .isEqualTo(sample.sibling(withId).json().text("PhysicalResourceId"));
  }

  private static String outcome(Session.Invoked invoked) {
    return invoked
        .answer()
        .map(answer -> answer.object("Data").orElseThrow().text("Outcome"))
        .orElseGet(() -> ((Json.Obj) invoked.result().orElseThrow()).text("outcome"))
        .orElseThrow();
  }

  private static boolean isAcceptedWrite(Seen call) {
    return call.operation().matches("(Put|Delete).*Policy") && call.status() / 100 == 2;
  }

  /** Past every cooldown, lag and state that passes. */
  private void settle() {
    time.sleep(Duration.ofMinutes(1));
  }
}
