package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.standin.Fault;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each error of a service's put comes to: another attempt, or an end with a remedy. */
final class FailureRulesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dynamodb | ResourceInUseException | 400 | Attempt to change a resource which is still in use",
        "dynamodb | LimitExceededException | 400 | Subscriber limit exceeded",
        "dynamodb | ThrottlingException | 400 | Rate exceeded",
        "dynamodb | ValidationException | 400 | Invalid principal in policy document.",
        "dynamodb | InternalServerError | 500 | Internal server error",
        "ssm | ResourcePolicyConflictException | 400 | multiple requests to update a policy",
        "ssm | MalformedResourcePolicyDocumentException | 400 | excessive PutResourcePolicy calls have been made",
        "ssm | InternalServerError | 500 | An error occurred on the server side.",
        "amp | ConflictException | 409 | The request would cause an inconsistent state",
        "amp | ThrottlingException | 429 | Rate exceeded",
        "acm-pca | ConcurrentModificationException | 400 | A previous update is still ongoing.",
        "acm-pca | RequestFailedException | 400 | failed for an unspecified reason",
        "acm-pca | InvalidStateException | 400 | The authority is being created",
        "xray | InvalidPolicyRevisionIdException | 400 | does not match",
        "xray | ThrottledException | 429 | Rate exceeded",
        "amp | NotInTheModelException | 429 | Rate exceeded",
        "ssm | NotInTheModelException | 503 | Service unavailable",
      })
  void triesAgainAfterWhatCanPass(String service, String code, int status, String message) {
    try (var bench = new Workbench(Fixture.of(service))) {
      bench
          .standIn
          .faults()
          .add(service, bench.fixture.put(), new Fault.Custom(code, status, message), 2);

      Json.Obj answer = bench.answer("create");

      assertThat(answer.text("Status")).as(answer.text()).contains("SUCCESS");
      assertThat(bench.writes()).hasSize(3);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dynamodb | ValidationException | Maximum policy size of 20480 bytes exceeded | Shorten",
        "dynamodb | ValidationException | Invalid policy document | Correct PolicyDocument",
        "dynamodb | AccessDeniedException | The new resource policy will not allow you to update the resource policy in the future. | ConfirmRemoveSelfResourceAccess",
        "dynamodb | AccessDeniedException | not authorized | Allow this call",
        "dynamodb | ExpiredTokenException | The security token included in the request is expired | renew them",
        "ssm | MalformedResourcePolicyDocumentException | The specified policy document is malformed | Correct PolicyDocument",
        "ssm | ResourcePolicyLimitExceededException | limit | Remove a policy",
        "ssm | ResourcePolicyInvalidParameterException | One or more parameters | advanced tier",
        "amp | ValidationException | CANNOT_PARSE | Correct PolicyDocument",
        "acm-pca | InvalidPolicyException | invalid | documented form",
        "acm-pca | LockoutPreventedException | lockout | no opt-in",
        "xray | PolicyCountLimitExceededException | Exceeded | five policies",
        "xray | PolicySizeLimitExceededException | Exceeded | Shorten",
        "xray | LockoutPreventionException | lockout | BypassPolicyLockoutCheck",
        "xray | MalformedPolicyDocumentException | malformed | Correct PolicyDocument",
        "xray | NotInTheModelException | something new | Correct the request",
      })
  void endsAtOnceWithARemedyAfterWhatCannot(
      String service, String code, String message, String remedy) {
    try (var bench = new Workbench(Fixture.of(service))) {
      bench
          .standIn
          .faults()
          .add(service, bench.fixture.put(), new Fault.Custom(code, 400, message), 9);

      Json.Obj answer = bench.answer("create");

      assertThat(answer.text("Status")).contains("FAILED");
      assertThat(answer.text("PhysicalResourceId").orElseThrow()).startsWith("not-created:");
      assertThat(answer.text("Reason").orElseThrow())
          .contains(code, message, bench.fixture.target(), "request id", remedy);
      assertThat(bench.writes()).hasSize(1);
    }
  }

  @Test
  void waitsAsLongAsRetryAfterSays() {
    try (var bench = new Workbench(Fixture.of("amp"))) {
      Instant started = bench.time.now();
      bench
          .standIn
          .faults()
          .add(
              "amp",
              "PutResourcePolicy",
              new Fault.Custom("ThrottlingException", 429, "Rate exceeded", 30),
              1);

      bench.answer("create");

      assertThat(bench.writes().getLast().at()).isAfterOrEqualTo(started.plusSeconds(30));
    }
  }

  @Test
  void waitsUntilTheInstantThatDynamoDbNames() {
    try (var bench = new Workbench(Fixture.of("dynamodb"))) {
      bench.answer("create");
      Instant created = bench.writes().getFirst().at();
      bench.time.sleep(Duration.ofSeconds(5));

      bench.answer("update");

      assertThat(bench.writes()).hasSize(3);
      assertThat(bench.writes().getLast().at()).isAfterOrEqualTo(created.plusSeconds(15));
    }
  }

  @Test
  void saysWhenACooldownDoesNotFitIntoTheTimeThatIsLeft() {
    try (var bench = new Workbench(Fixture.of("dynamodb"))) {
      String late = bench.time.now().plus(Duration.ofHours(1)).toString();
      var cooldown =
          new Fault.Custom(
              "ThrottlingException", 400, "Please try again after %s.".formatted(late));
      bench.standIn.faults().add("dynamodb", "PutResourcePolicy", cooldown, 1);

      Json.Obj answer = bench.answer("create");

      assertThat(answer.text("Reason").orElseThrow())
          .contains(late, "Gave up after attempt 1: there is no time for another one.");
    }
  }
}
