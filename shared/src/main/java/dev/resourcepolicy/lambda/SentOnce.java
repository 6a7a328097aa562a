package dev.resourcepolicy.lambda;

import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * No request is sent a second time. {@link AwsRetryStrategy#doNotRetry} does the same, but puts a
 * number into the message that nobody reads: for the first answer that is an error, as "there is no
 * policy" is, the JVM would load what it knows of locales.
 */
final class SentOnce implements RetryStrategy {
  private static final RetryToken TOKEN = new RetryToken() {};

  @Override
  public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
    return AcquireInitialTokenResponse.create(TOKEN, Duration.ZERO);
  }

  @Override
  public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
    throw new TokenAcquisitionFailedException(
        "Every request is sent once", request.token(), request.failure());
  }

  @Override
  public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
    return RecordSuccessResponse.create(request.token());
  }

  @Override
  public int maxAttempts() {
    return 1;
  }

  @Override
  public Builder<?, ?> toBuilder() {
    return AwsRetryStrategy.doNotRetry().toBuilder();
  }
}
