package dev.resourcepolicy.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.cloudformation.CustomResources.Done;
import dev.resourcepolicy.event.Event;
import dev.resourcepolicy.event.ResponseUrl;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyDifference;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.reconcile.Outcome;
import dev.resourcepolicy.reconcile.VirtualTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("scenario-42")
final class AnsweredTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final String URL = "https://bucket.example/key?signature-";

  private final List<String> sent = new ArrayList<>();
  private boolean delivers = true;
  private int done = 0;
  private final CustomResources customResources =
      new CustomResources(
          new VirtualTime(NOW),
          (_, body, _) -> {
            if (!delivers) {
              throw new ResponseSender.Undelivered("503");
            }
            sent.add(new String(body, StandardCharsets.UTF_8));
          });

  @Test
  void answersTheSameDeliveryTheSameWithoutDoingItAgain() {
    answer(Requests.withoutId());
    answer(Requests.withoutId());

    assertThat(done).isEqualTo(1);
    assertThat(sent).hasSize(2).containsOnly(sent.getFirst());
  }

  @Test
  void deliversLaterWhatCouldNotBeDelivered() {
    delivers = false;
    assertThatThrownBy(() -> answer(Requests.withoutId()))
        .isInstanceOf(ResponseSender.Undelivered.class);

    delivers = true;
    answer(Requests.withoutId());

    assertThat(done).isEqualTo(1);
    assertThat(sent).hasSize(1).first().asString().contains("attempt 1");
  }

  @Test
  void doesAgainWhatADeploymentThatIsTriedAgainAsksUnderTheSameRequestId() {
    answer(Requests.withoutId());
    answer(withUrl(Requests.withoutId(), "https://bucket.example/key?another-signature"));

    assertThat(done).isEqualTo(2);
  }

  @Test
  void remembersTheLastSixteenAnswersOnly() {
    for (int i = 0; i <= 16; i++) {
      answer(withUrl(Requests.withoutId(), URL + i));
    }
    for (int i = 1; i <= 16; i++) {
      answer(withUrl(Requests.withoutId(), URL + i));
    }
    assertThat(done).isEqualTo(17);

    answer(withUrl(Requests.withoutId(), URL + 0));

    assertThat(done).isEqualTo(18);
  }

  @Test
  void triesAgainWhatFailed() {
    var unused =
        customResources.answer(
            Requests.withoutId(),
            deadlines(),
            _ -> {
              throw new PolicyFailure(FailureKind.THROTTLED, "Too many calls.");
            });
    assertThat(unused.status()).isEqualTo(Response.Status.FAILED);

    answer(Requests.withoutId());

    assertThat(done).isEqualTo(1);
    assertThat(sent.getLast()).contains("SUCCESS");
  }

  private void answer(Event.CustomResource request) {
    var _ =
        customResources.answer(
            request,
            deadlines(),
            _ -> {
              done++;
              return new Done("Orders", outcome());
            });
  }

  private Outcome outcome() {
    return new Outcome(
        Outcome.Kind.CREATED,
        "Orders",
        Optional.empty(),
        Optional.empty(),
        "attempt " + done,
        PolicyDifference.none());
  }

  private static Deadlines deadlines() {
    return Deadlines.between(NOW, NOW.plusSeconds(60));
  }

  private static Event.CustomResource withUrl(Event.CustomResource request, String url) {
    return new Event.CustomResource(
        request.requestType(),
        Optional.of(new ResponseUrl(url)),
        request.stackId(),
        request.requestId(),
        request.logicalResourceId(),
        request.physicalResourceId(),
        request.properties(),
        request.oldProperties());
  }
}
