package dev.resourcepolicy.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.cloudformation.ResponseSender.Undelivered;
import dev.resourcepolicy.reconcile.Backoff;
import dev.resourcepolicy.reconcile.VirtualTime;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a delivery waits for its answer, and that it stops when it is told to. */
final class PatienceTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  private final List<Duration> timeouts = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({"PT8S, PT5S", "PT5S, PT5S", "PT2S, PT2S", "PT0.001S, PT0.001S"})
  void waitsForNoAnswerBeyondTheDeadline(Duration left, Duration timeout) {
    send(this::nobodyAnswers, NOW.plus(left));

    assertThat(timeouts.getFirst()).isEqualTo(timeout);
  }

  @ParameterizedTest
  @CsvSource({"PT0S", "PT-3S"})
  void triesOnceWithPatienceWhenTheTimeIsUpAlready(Duration left) {
    send(this::nobodyAnswers, NOW.plus(left));

    assertThat(timeouts).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void endsWhenItIsInterruptedAndLeavesThatToBeSeen() {
    var tries = new ArrayList<URI>();

    String reason =
        send(
            (url, _, _) -> {
              tries.add(url);
              throw new InterruptedException();
            },
            NOW.plusSeconds(8));

    assertThat(Thread.interrupted()).as("is interrupted still").isTrue();
    assertThat(reason).isEqualTo("The answer to CloudFormation was interrupted.");
    assertThat(tries).hasSize(1);
  }

  private Delivery.Answer nobodyAnswers(URI url, byte[] body, Duration patience)
      throws IOException {
    timeouts.add(patience);
    throw new IOException("Nobody answers.");
  }

  /** Sends, which fails, and returns why. */
  private static String send(Delivery delivery, Instant deadline) {
    var backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(2), new Random(1));
    var sender = new HttpResponseSender(new VirtualTime(NOW), backoff, delivery);
    var reason = new StringBuilder();

    assertThatThrownBy(() -> sender.send(Requests.URL, new byte[1], deadline))
        .isInstanceOfSatisfying(Undelivered.class, failure -> reason.append(failure.getMessage()));

    return reason.toString();
  }
}
