package dev.resourcepolicy.reconcile;

import static dev.resourcepolicy.reconcile.Samples.TABLE;
import static dev.resourcepolicy.reconcile.Samples.creating;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.FailureRule;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.ServiceCalls;
import dev.resourcepolicy.reconcile.Intent.Foreign;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** How long is waited between two attempts. */
final class WaitsTest {
  private final Run run = Run.atOnce();
  private final ScriptedPolicies policies = run.policies();

  @Test
  void drawsItsWaitsFromTheWholeOfAGrowingBound() {
    for (int call = 0; call < 7; call++) {
      policies.beforeRead(Run.failing(FailureKind.BUSY));
    }

    run.withJitter(1).outcome(creating(Foreign.REFUSE));

    assertThat(run.waits().stream().map(Duration::toMillis))
        .as("a second, and up to the bound of the attempt")
        .containsExactly(1500L, 2000L, 3000L, 5000L, 9000L, 11000L, 11000L);
  }

  @Test
  void waitsNoLessThanCanHelp() {
    policies.beforeWrite(Run.failing(FailureKind.CONFLICT));

    run.withJitter(0).outcome(creating(Foreign.REFUSE));

    assertThat(run.waits()).containsExactly(FailureKind.CONFLICT.floor());
    assertThat(run.reasons()).singleElement().asString().startsWith("CONFLICT: ");
  }

  @ParameterizedTest
  @CsvSource({"2026-03-02T10:00:15Z, 15", "2026-03-02T10:00:00.2Z, 1", "2026-03-02T09:59:00Z, 1"})
  void waitsForTheLaterOfHintAndBackoff(Instant hint, int seconds) {
    policies.beforeWrite(() -> answersBusyUntil(hint));

    run.withJitter(0).outcome(creating(Foreign.REFUSE));

    assertThat(run.waits()).containsExactly(Duration.ofSeconds(seconds));
  }

  @Test
  void givesUpAtOnceWhenTheHintIsPastTheDeadline() {
    policies.beforeWrite(() -> answersBusyUntil(Run.START.plusSeconds(60)));

    PolicyFailure failure = run.withTime(Duration.ofSeconds(30)).failure(creating(Foreign.REFUSE));

    assertThat(failure).hasMessageContaining("Gave up after attempt 1");
    assertThat(run.waits()).isEmpty();
  }

  /** Only a service's answer can carry a hint. */
  private void answersBusyUntil(Instant hint) {
    var rule =
        FailureRule.of("Busy", FailureKind.BUSY, "Wait.")
            .retryAt(Pattern.compile("again after (\\S+)"));
    var answer =
        AwsServiceException.builder()
            .statusCode(400)
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .errorCode("Busy")
                    .errorMessage("Please try again after " + hint)
                    .build())
            .build();
    new ServiceCalls(List.of(rule), run, run.time())
        .<AwsResponse>write(
            "Put",
            TABLE,
            "",
            () -> {
              throw answer;
            },
            _ -> "");
  }
}
