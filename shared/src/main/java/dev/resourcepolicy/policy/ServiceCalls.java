package dev.resourcepolicy.policy;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * The calls of one invocation to one service: each is journalled, and each error becomes a {@link
 * PolicyFailure}.
 */
public final class ServiceCalls {
  private final List<FailureRule> rules;
  private final Journal journal;
  private final InstantSource clock;

  /**
   * @param rules what the errors of the service mean; the first that covers an error counts, before
   *     {@link CommonFailures}
   */
  public ServiceCalls(List<FailureRule> rules, Journal journal, InstantSource clock) {
    this.rules = List.copyOf(rules);
    this.journal = journal;
    this.clock = clock;
  }

  /** These calls with the meanings that one service's errors have. */
  public ServiceCalls understanding(List<FailureRule> serviceRules) {
    return new ServiceCalls(serviceRules, journal, clock);
  }

  /**
   * Makes a call that writes.
   *
   * @param token what the call says of the state that it expects
   * @param answer what to tell of the response in the journal
   */
  public <R extends AwsResponse> R write(
      String operation,
      Target target,
      String token,
      Supplier<R> request,
      Function<R, @Nullable String> answer) {
    try {
      return answered(operation, token, request.get(), Function.identity(), answer);
    } catch (AwsServiceException e) {
      throw failed(operation, target, token, e);
    } catch (SdkClientException e) {
      throw unanswered(operation, target, token, e);
    }
  }

  /** Makes a call that reads. */
  public <R extends AwsResponse> R read(
      String operation, Target target, Supplier<R> request, Function<R, @Nullable String> answer) {
    return write(operation, target, "", request, answer);
  }

  /**
   * Makes a call that reads what may not be there: the service then answers with this error code.
   *
   * @param reading what the response says
   * @param answer what to tell of that in the journal
   */
  public <R extends AwsResponse, T> Optional<T> find(
      String operation,
      Target target,
      String absentCode,
      Supplier<R> request,
      Function<R, T> reading,
      Function<T, @Nullable String> answer) {
    try {
      return Optional.of(answered(operation, "", request.get(), reading, answer));
    } catch (AwsServiceException e) {
      if (code(e).equals(absentCode)) {
        journal.called(new ServiceCall(operation, "", "none", Optional.ofNullable(e.requestId())));
        return Optional.empty();
      }
      throw failed(operation, target, "", e);
    } catch (SdkClientException e) {
      throw unanswered(operation, target, "", e);
    }
  }

  private <R extends AwsResponse, T> T answered(
      String operation,
      String token,
      R response,
      Function<R, T> reading,
      Function<T, @Nullable String> answer) {
    T read = reading.apply(response);
    var requestId = Optional.ofNullable(response.responseMetadata().requestId());
    var text = Optional.ofNullable(answer.apply(read)).orElse("done");
    journal.called(new ServiceCall(operation, token, text, requestId));
    return read;
  }

  private PolicyFailure failed(
      String operation, Target target, String token, AwsServiceException e) {
    String code = code(e);
    var requestId = Optional.ofNullable(e.requestId());
    journal.called(new ServiceCall(operation, token, code, requestId));
    String message = serviceMessage(e);
    FailureRule rule =
        rules.stream()
            .filter(candidate -> candidate.covers(code, message))
            .findFirst()
            .orElseGet(() -> CommonFailures.rule(code, e.statusCode()));
    String text =
        "%s on %s failed: %s: %s (request id %s). %s"
            .formatted(
                operation, target, code, message, requestId.orElse("unknown"), rule.remedy());
    return new PolicyFailure(
        kind(rule.kind(), token),
        text,
        retryAt(rule, message, e),
        false,
        PolicyDifference.none(),
        e);
  }

  private PolicyFailure unanswered(
      String operation, Target target, String token, SdkClientException e) {
    boolean network = isNetwork(e);
    journal.called(
        new ServiceCall(operation, token, network ? "no answer" : "not sent", Optional.empty()));
    String remedy =
        network
            ? "Check that the function can reach the service: a VPC needs a NAT gateway or the service's"
                + " VPC endpoint."
            : "Check the function's credentials and Region.";
    String text = "%s on %s got no answer: %s. %s".formatted(operation, target, cause(e), remedy);
    return new PolicyFailure(
        network ? kind(FailureKind.UNCERTAIN, token) : FailureKind.DENIED,
        text,
        null,
        false,
        PolicyDifference.none(),
        e);
  }

  /** A call without a token only reads, and leaves nothing uncertain. */
  private static FailureKind kind(FailureKind kind, String token) {
    return kind == FailureKind.UNCERTAIN && token.isEmpty() ? FailureKind.UNAVAILABLE : kind;
  }

  private @Nullable Instant retryAt(FailureRule rule, String message, AwsServiceException e) {
    return rule.retryAt(message).or(() -> retryAfter(e)).orElse(null);
  }

  /** HTTP's Retry-After in whole seconds; the services do not send the form with a date. */
  private Optional<Instant> retryAfter(AwsServiceException e) {
    return Optional.ofNullable(e.awsErrorDetails())
        .map(AwsErrorDetails::sdkHttpResponse)
        .flatMap(response -> response.firstMatchingHeader("Retry-After"))
        .filter(value -> value.matches("\\d{1,5}"))
        .map(seconds -> clock.instant().plusSeconds(Long.parseLong(seconds)));
  }

  private static String code(AwsServiceException e) {
    return Optional.ofNullable(e.awsErrorDetails())
        .map(AwsErrorDetails::errorCode)
        .orElse("HTTP " + e.statusCode());
  }

  private static String serviceMessage(AwsServiceException e) {
    return Optional.ofNullable(e.awsErrorDetails())
        .map(AwsErrorDetails::errorMessage)
        .orElse("no message");
  }

  private static boolean isNetwork(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }

  private static String cause(SdkClientException e) {
    return String.valueOf(e.getMessage());
  }
}
