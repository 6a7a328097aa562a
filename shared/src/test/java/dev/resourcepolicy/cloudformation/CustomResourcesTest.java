package dev.resourcepolicy.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.cloudformation.CustomResources.Done;
import dev.resourcepolicy.cloudformation.CustomResources.Work;
import dev.resourcepolicy.cloudformation.Response.Status;
import dev.resourcepolicy.event.Event;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyDifference;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.Revision;
import dev.resourcepolicy.reconcile.Outcome;
import dev.resourcepolicy.reconcile.VirtualTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
final class CustomResourcesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final Deadlines DEADLINES = Deadlines.between(NOW, NOW.plusSeconds(60));

  private final VirtualTime time = new VirtualTime(NOW);
  private final List<byte[]> sent = new ArrayList<>();
  private final CustomResources customResources =
      new CustomResources(
          time,
          (url, body, deadline) -> {
            assertThat(url).isEqualTo(Requests.URL);
            assertThat(deadline).isEqualTo(DEADLINES.end());
            sent.add(body);
          });

  @Test
  @Tag("scenario-1")
  void answersWithWhatItCameTo() {
    var revision = Revision.of("id-1").with("PolicyId", "id-1").with("PolicyHash", "hash-1");
    var outcome = outcome(Outcome.Kind.CREATED, Optional.of(revision), List.of("+ Statement A"));

    Response response = answer(Requests.withoutId(), _ -> new Done("Orders", outcome));

    assertThat(response.status()).isEqualTo(Status.SUCCESS);
    assertThat(response.physicalResourceId()).isEqualTo("Orders");
    assertThat(response.reason()).startsWith("CREATED: Done.").contains("+ Statement A");
    assertThat(response.data())
        .hasToString("{Outcome=CREATED, RevisionId=id-1, PolicyId=id-1, PolicyHash=hash-1}");
    assertThat(sent).containsExactly(response.body());
  }

  @Test
  void givesTheWorkItsDeadline() {
    var deadlines = new ArrayList<Instant>();

    answer(
        Requests.withoutId(),
        deadline -> {
          deadlines.add(deadline);
          return done();
        });

    assertThat(deadlines).containsExactly(DEADLINES.work());
  }

  @Test
  @Tag("scenario-3")
  @Tag("scenario-24")
  void answersAFailedCreateWithAMarker() {
    var difference = new PolicyDifference(List.of("- Statement X"));

    Response response =
        answer(
            Requests.withoutId(),
            _ -> {
              throw PolicyFailure.refused("There is a foreign policy.", difference);
            });

    assertThat(response.status()).isEqualTo(Status.FAILED);
    assertThat(response.physicalResourceId()).isEqualTo("not-created:OrdersPolicy");
    assertThat(response.reason())
        .startsWith("There is a foreign policy.")
        .contains("- Statement X");
    assertThat(response.data()).isEmpty();
    assertThat(sent).hasSize(1);
  }

  @Test
  void marksACreateWhoseWriteIsUnconfirmed() {
    Response response =
        answer(
            Requests.withoutId(),
            _ -> {
              throw new PolicyFailure(FailureKind.UNCERTAIN, "No answer.").inTheEnd("", true);
            });

    assertThat(response.physicalResourceId()).isEqualTo("unconfirmed:OrdersPolicy");
  }

  @Test
  @Tag("scenario-31")
  void echoesTheIdOfADeleteThatFailed() {
    Response response =
        answer(
            Requests.withId("Delete", "orders-OrdersPolicy-1A2B3C"),
            _ -> {
              throw new PolicyFailure(FailureKind.DENIED, "Denied.");
            });

    assertThat(response.status()).isEqualTo(Status.FAILED);
    assertThat(response.physicalResourceId()).isEqualTo("orders-OrdersPolicy-1A2B3C");
  }

  static List<Throwable> answersWhateverIsThrown() {
    return List.of(
        new StackOverflowError(),
        new ExceptionInInitializerError("wiring"),
        new NoClassDefFoundError("a/client/Class"),
        new AssertionError("never"),
        new IllegalStateException("The function could not be started"));
  }

  @ParameterizedTest
  @MethodSource
  @Tag("scenario-35")
  void answersWhateverIsThrown(Throwable thrown) {
    Response response =
        answer(
            Requests.withId("Update", "Orders"),
            _ -> {
              if (thrown instanceof Error error) {
                throw error;
              }
              throw (RuntimeException) thrown;
            });

    assertThat(response.status()).isEqualTo(Status.FAILED);
    assertThat(response.physicalResourceId()).isEqualTo("Orders");
    assertThat(response.reason()).contains(thrown.toString(), "log");
    assertThat(sent).hasSize(1);
  }

  @Test
  @Tag("scenario-54")
  void sendsNothingWhereNobodyWaits() {
    var request = Requests.withoutUrl();

    assertThat(answer(request, _ -> done()).status()).isEqualTo(Status.SUCCESS);
    assertThat(sent).isEmpty();
  }

  @Test
  void failsWhenTheAnswerCannotBeDelivered() {
    var unreachable =
        new CustomResources(
            time,
            (_, _, _) -> {
              throw new ResponseSender.Undelivered("No route.");
            });

    assertThatThrownBy(() -> unreachable.answer(Requests.withoutId(), DEADLINES, _ -> done()))
        .isInstanceOf(ResponseSender.Undelivered.class);
  }

  @Test
  void doesNoWorkWhoseAnswerIsWantedElsewhere() {
    var elsewhere =
        new CustomResources(
            time,
            ResponseHosts.listed("bucket.of.cloudformation")
                .guarding((_, body, _) -> sent.add(body)));
    var worked = new AtomicBoolean();

    assertThatThrownBy(
            () ->
                elsewhere.answer(
                    Requests.withoutId(),
                    DEADLINES,
                    _ -> {
                      worked.set(true);
                      return done();
                    }))
        .isInstanceOf(ResponseSender.Undelivered.class)
        .hasMessageContaining("https://bucket.example");

    assertThat(worked).isFalse();
    assertThat(sent).isEmpty();
  }

  private Response answer(Event.CustomResource request, Work work) {
    return customResources.answer(request, DEADLINES, work);
  }

  private static Done done() {
    return new Done("Orders", outcome(Outcome.Kind.SKIPPED, Optional.empty(), List.of()));
  }

  private static Outcome outcome(
      Outcome.Kind kind, Optional<Revision> after, List<String> difference) {
    return new Outcome(
        kind, "Orders", Optional.empty(), after, "Done.", new PolicyDifference(difference));
  }
}
