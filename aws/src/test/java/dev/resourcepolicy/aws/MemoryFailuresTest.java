package dev.resourcepolicy.aws;

import static dev.resourcepolicy.aws.Entries.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.resourcepolicy.memory.Memory;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.standin.Fault;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What DynamoDB refuses says what to do about it. */
final class MemoryFailuresTest {
  private final Table table = new Table();
  private final Memory memory = table.impatientMemory();

  @AfterEach
  void close() {
    table.close();
  }

  @ParameterizedTest
  @CsvSource({
    "AccessDeniedException, 400, DENIED, Allow the function's role dynamodb:Query",
    "ExpiredTokenException, 400, DENIED, The credentials have expired",
    "ThrottlingException, 400, THROTTLED, try again later",
    "ProvisionedThroughputExceededException, 400, THROTTLED, too little capacity",
    "RequestLimitExceeded, 400, THROTTLED, try again later",
    "InternalServerError, 500, UNAVAILABLE, Nothing is changed without the memory",
    "ServiceUnavailable, 503, UNAVAILABLE, Nothing is changed without the memory",
    "SomethingNew, 502, UNAVAILABLE, try again",
    "ValidationException, 400, INVALID, Correct the request"
  })
  void saysWhatAnErrorMeans(String code, int status, FailureKind kind, String remedy) {
    var fault = new Fault.Custom(code, status, "Said by the service.");
    table.fault("Query", fault, 2);
    table.fault("PutItem", fault, 2);

    assertFails(() -> memory.save(Entries.full()), kind, "PutItem on Memory failed: " + code);
    assertFails(() -> memory.at("dynamodb", ORDERS), kind, remedy);
    assertFails(
        () -> memory.page("dynamodb", Optional.empty()),
        kind,
        "Query on Memory failed: %s: Said by the service. (request id ".formatted(code));
  }

  @Test
  void saysThatTheTableIsNotThere() {
    Memory elsewhere = table.memory("Nowhere");

    assertFails(
        () -> elsewhere.save(Entries.full()),
        FailureKind.DENIED,
        "let MEMORY_TABLE name the table");
    assertFails(
        () -> elsewhere.at("dynamodb", ORDERS),
        FailureKind.DENIED,
        "Query on Nowhere failed: ResourceNotFoundException");
  }

  @Test
  void saysThatItGotNoAnswer() {
    table.fault("PutItem", new Fault.DropBefore(), 2);
    table.fault("Query", new Fault.DropBefore(), 2);

    assertFails(
        () -> memory.save(Entries.full()),
        FailureKind.UNAVAILABLE,
        "PutItem on Memory got no answer");
    assertFails(() -> memory.at("dynamodb", ORDERS), FailureKind.UNAVAILABLE, "VPC endpoint");
  }

  @Test
  void triesAgainWhatMayPass() {
    table.fault("Query", new Fault.ErrorBefore(500), 1);

    assertThat(table.memory().at("dynamodb", ORDERS)).isEmpty();
  }

  private static void assertFails(ThrowingCallable call, FailureKind kind, String message) {
    assertThatExceptionOfType(PolicyFailure.class)
        .isThrownBy(call)
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(kind))
        .withMessageContaining(message);
  }
}
