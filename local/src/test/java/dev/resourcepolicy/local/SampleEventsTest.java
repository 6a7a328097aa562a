package dev.resourcepolicy.local;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.lambda.PolicyFunction;
import dev.resourcepolicy.local.template.Template;
import dev.resourcepolicy.reconcile.VirtualTime;
import dev.resourcepolicy.standin.Seen;
import dev.resourcepolicy.standin.StandIn;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
      Map.ofEntries(
          entry("create", new Expected(List.of(), "CREATED", 1)),
          entry("update", new Expected(List.of("create"), "UPDATED", 1)),
          entry("delete", new Expected(List.of("create", "update"), "DELETED", 1)),
          entry("delete-never-created", new Expected(List.of("create"), "SKIPPED", 0)),
          entry("apply-requested", new Expected(List.of(), "CREATED", 1)),
          entry("dry-run", new Expected(List.of(), "PLANNED", 0)),
          entry("scheduled-check", new Expected(List.of("create"), "UNCHANGED", 0)),
          entry("policy-changed", new Expected(List.of("create"), "REPAIRED", 1)),
          entry("create-statements", new Expected(List.of(), "CREATED", 1)),
          entry("create-restore", new Expected(List.of(), "CREATED", 1)),
          entry("drift", new Expected(List.of("create"), "REPAIRED", 1)),
          entry("sweep", new Expected(List.of("create"), "1 of 1 in order", 0)),
          entry("check-requested", new Expected(List.of("create"), "1 of 1 in order", 0)));

  /** What ACM PCA has no room for in a policy. */
  private static final Expected REFUSED = new Expected(List.of(), "FAILED", 0);

  /** A document, not an event: what somebody puts there before the drift is told. */
  private static final String TAMPERED = "tampered-policy";

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-02T09:00:00Z"));
  private final StandIn standIn = StandIn.start(time, 0);

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
    return SampleEvent.all().stream().filter(sample -> !sample.name().equals(TAMPERED));
  }

  @Test
  void hasTheSameSamplesForEveryFunction() {
    assertThat(SampleEvent.all())
        .hasSize((EXPECTED.size() + 1) * Functions.NAMES.size())
        .extracting(SampleEvent::function)
        .containsOnly(Functions.NAMES.toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void doesWhatItsNameSays(SampleEvent sample) {
    Expected expected =
        sample.toString().equals("events/acm-pca/create-statements.json")
            ? REFUSED
            : Optional.ofNullable(EXPECTED.get(sample.name())).orElseThrow();
    Session session = deployed(sample.function());
    PolicyFunction function = session.function(sample.function()).orElseThrow();
    for (String earlier : expected.after()) {
      session.invoke(sample.function(), function, sample.sibling(earlier).json());
      settle();
    }
    if (sample.name().equals("policy-changed")) {
      new SampleEventsStranger(standIn).makesTheCallIn(sample);
      settle();
    }
    if (sample.name().equals("drift")) {
      Stranger.of(sample.function())
          .tamper(standIn, sample.sibling("create").json(), sample.sibling(TAMPERED).json());
      settle();
    }
    int before = standIn.calls().size();

    Session.Invoked invoked = session.invoke(sample.function(), function, sample.json());

    assertThat(invoked.failure()).isEmpty();
    assertThat(outcome(invoked)).isEqualTo(expected.outcome());
    assertThat(standIn.calls().stream().skip(before).filter(SampleEventsTest::isAcceptedWrite))
        .hasSize(expected.writes());
    if (sample.json().get("ResponseURL").isPresent() && !expected.equals(REFUSED)) {
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
    String withId = sample.name().startsWith("create") ? "update" : sample.name();
    assertThat(answer.text("PhysicalResourceId"))
        .isEqualTo(sample.sibling(withId).json().text("PhysicalResourceId"));
  }

  private static String outcome(Session.Invoked invoked) {
    if (invoked.answer().isPresent()) {
      Json.Obj answer = invoked.answer().get();
      return answer.object("Data").flatMap(data -> data.text("Outcome")).orElse("FAILED");
    }
    var result = (Json.Obj) invoked.result().orElseThrow();
    return result.text("outcome").orElseGet(() -> swept(result));
  }

  private static String swept(Json.Obj counts) {
    boolean inOrder =
        Stream.of("repaired", "reported", "suspended", "failed", "missing", "finished")
            .allMatch(name -> counts.get(name).equals(Optional.of(Json.of(0))));
    return inOrder
        ? "%s of 1 in order".formatted(counts.get("checked").orElseThrow().text())
        : counts.text();
  }

  /** The function as the template deploys it, with its memory. */
  private Session deployed(String function) {
    try {
      Template template =
          Template.read(
              Files.readString(Path.of("..", "template.yaml")), Session.deployment(Map.of()));
      return Session.of(
          template.function(function).orElseThrow(),
          "1",
          standIn,
          time,
          new Random(1),
          new Timeline(time, new PrintStream(OutputStream.nullOutputStream())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isAcceptedWrite(Seen call) {
    return call.operation().matches("(Put|Delete).*Policy") && call.status() / 100 == 2;
  }

  /** Past every cooldown, lag and state that passes. */
  private void settle() {
    time.sleep(Duration.ofMinutes(1));
  }
}
