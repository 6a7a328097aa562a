package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.resourcepolicy.aws.Priming;
import dev.resourcepolicy.lambda.Platform;
import dev.resourcepolicy.lambda.PolicyFunction;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * What a function does before Lambda takes its snapshot, here without Lambda: it answers itself, so
 * each of its own requests must have an answer that fits.
 */
final class PrimingTest {
  private static final Map<String, String> EVERYTHING =
      Map.of(
          "MEMORY_TABLE", "Memory",
          "EVENT_BUS", "default",
          "ALLOWED_TARGETS", "arn:aws:dynamodb:eu-central-1:111122223333:table/Orders",
          "ALLOWED_PRINCIPALS", "444455556666",
          "VALIDATE_WITH_ACCESS_ANALYZER", "true");

  private static final StaticCredentialsProvider SOME =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("ASIAEXAMPLE", "not-a-secret"));

  static Stream<Arguments> functions() {
    return Functions.NAMES.stream()
        .flatMap(
            name ->
                Stream.of(Map.<String, String>of(), EVERYTHING)
                    .map(environment -> Arguments.of(name, environment)));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void worksThroughARequestThatSucceeds(String name, Map<String, String> environment) {
    assertThatNoException().isThrownBy(() -> Priming.prime(kind(name), environment, 2));
  }

  @Test
  void saysWhichRequestsHaveNoAnswer() {
    Function<Platform, PolicyFunction> curious =
        platform -> {
          var builder = DynamoDbClient.builder().credentialsProvider(SOME);
          try (var client = platform.client(builder)) {
            client.listTables();
          } catch (DynamoDbException e) {
            // It goes on all the same.
          }
          return kind("XRayPolicyFunction").apply(platform);
        };

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> Priming.prime(curious, Map.of(), 1))
        .withMessageContaining("[ListTables]");
  }

  @Test
  void saysWhyARequestDidNotSucceed() {
    var misconfigured = Map.of("MEMORY_TABLE", "Memory", "REPAIR_BUDGET", "many");

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> Priming.prime(kind("SsmPolicyFunction"), misconfigured, 1))
        .withMessageContaining("FAILED")
        .withMessageContaining("REPAIR_BUDGET");
  }

  @Test
  void leavesNothingBehindFromWhichTheSdkCouldTakeCredentials() throws Exception {
    var before = Map.copyOf(System.getProperties());

    Priming.prime(kind("AcmPcaPolicyFunction"), Map.of(), 1);

    assertThat(System.getProperties()).containsExactlyInAnyOrderEntriesOf(before);
  }

  private static Function<Platform, PolicyFunction> kind(String name) {
    return platform -> Functions.named(name, platform).orElseThrow();
  }
}
