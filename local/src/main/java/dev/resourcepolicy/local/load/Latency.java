package dev.resourcepolicy.local.load;

import dev.resourcepolicy.reconcile.Time;
import java.time.Duration;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * The time that calls take, half of it before they arrive and half of it after, in which others go
 * on: 40 ms most of the time, now and then ten times as much (assumed: nobody publishes what the
 * policy operations take).
 */
final class Latency implements ExecutionInterceptor {
  private static final double TYPICAL_MILLIS = 20;
  private static final double SPREAD = 0.6;

  private final Time time;
  private final RandomGenerator random;

  Latency(Time time, RandomGenerator random) {
    this.time = time;
    this.random = random;
  }

  /** Half of a call's time goes by. */
  void pass() {
    double millis = TYPICAL_MILLIS * Math.exp(SPREAD * random.nextGaussian());
    time.sleep(Duration.ofNanos(Math.round(millis * 1e6)));
  }

  /** Makes a client's calls take their time. */
  void slow(AwsClientBuilder<?, ?> builder) {
    builder.overrideConfiguration(
        builder.overrideConfiguration().toBuilder().addExecutionInterceptor(this).build());
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    pass();
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    pass();
  }
}
