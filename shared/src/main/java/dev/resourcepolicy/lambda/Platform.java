package dev.resourcepolicy.lambda;

import dev.resourcepolicy.cloudformation.HttpResponseSender;
import dev.resourcepolicy.cloudformation.RequestLog;
import dev.resourcepolicy.cloudformation.ResponseHosts;
import dev.resourcepolicy.cloudformation.ResponseSender;
import dev.resourcepolicy.event.Bus;
import dev.resourcepolicy.guard.Rails;
import dev.resourcepolicy.guard.SecondOpinion;
import dev.resourcepolicy.policy.Journal;
import dev.resourcepolicy.policy.ServiceCall;
import dev.resourcepolicy.reconcile.Backoff;
import dev.resourcepolicy.reconcile.Time;
import dev.resourcepolicy.tls.Connections;
import dev.resourcepolicy.upkeep.Upkeep;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * The world around a function: what differs between Lambda, a laptop and a test.
 *
 * @param access what a client needs to know of AWS beyond the SDK's standard environment
 * @param role the ARN of the role that the function runs as, when it is known
 * @param journal is told what every invocation does
 * @param upkeep what keeps policies as they are desired between two requests, where there is a
 *     memory
 * @param bus where others are told what happened
 * @param rails what the function may do, whatever it is asked for
 * @param opinion on what is to be written
 */
public record Platform(
    Time time,
    RandomGenerator random,
    ResponseSender responses,
    Consumer<AwsClientBuilder<?, ?>> access,
    Optional<String> role,
    Journal journal,
    Optional<Upkeep> upkeep,
    Bus bus,
    Rails rails,
    SecondOpinion opinion) {
  /**
   * Longer than any answer of these services, and half of the time that is kept for the last call.
   */
  private static final Duration CALL = Duration.ofSeconds(10);

  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** A world without a memory, in which nobody is told anything, and no rails were given. */
  public Platform(
      Time time,
      RandomGenerator random,
      ResponseSender responses,
      Consumer<AwsClientBuilder<?, ?>> access,
      Optional<String> role,
      Journal journal) {
    this(
        time,
        random,
        responses,
        access,
        role,
        journal,
        Optional.empty(),
        Bus.NONE,
        Rails.NONE_GIVEN,
        SecondOpinion.NONE);
  }

  /** Lambda's own: everything as the environment says, save the memory, the bus and the rails. */
  public static Platform lambda() {
    Time time = Time.system();
    // The operating system's: the state of another one would be the same wherever a snapshot is
    // restored. Asked for when it is needed, which is seldom.
    RandomGenerator random = () -> new SecureRandom().nextLong();
    var sender = new HttpResponseSender(time, responseBackoff(random));
    boolean local = Boolean.parseBoolean(System.getenv("AWS_SAM_LOCAL"));
    return new Platform(
        time,
        random,
        // Under sam local invoke nobody waits at the URL: the answer is what the function returns.
        local ? (_, _, _) -> {} : ResponseHosts.of(System.getenv()).guarding(sender),
        _ -> {},
        Optional.ofNullable(System.getenv("FUNCTION_ROLE_ARN")),
        SILENT);
  }

  /** This world with a memory, and with somebody to tell. */
  public Platform with(Optional<Upkeep> otherUpkeep, Bus otherBus) {
    return new Platform(
        time, random, responses, access, role, journal, otherUpkeep, otherBus, rails, opinion);
  }

  /** This world with these rails, and somebody to ask. */
  public Platform with(Rails otherRails, SecondOpinion otherOpinion) {
    return new Platform(
        time, random, responses, access, role, journal, upkeep, bus, otherRails, otherOpinion);
  }

  /** Between two tries to deliver an answer. */
  public static Backoff responseBackoff(RandomGenerator random) {
    return new Backoff(Duration.ofMillis(200), Duration.ofSeconds(2), random);
  }

  /** Between two attempts of a reconciliation. */
  Backoff backoff() {
    return new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10), random);
  }

  /**
   * A client that sends every request once: only the reconciler knows whether a write may be sent
   * again, and with which token.
   */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return client(builder, new SentOnce());
  }

  /** A client whose calls may be repeated by the SDK: none of them writes a policy. */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C retryingClient(
      B builder) {
    return client(builder, AwsRetryStrategy.standardRetryStrategy());
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, RetryStrategy retries) {
    RequestLog.silence();
    builder
        .httpClientBuilder(_ -> Connections.client(CONNECT, CALL))
        .overrideConfiguration(settings -> settings.retryStrategy(retries));
    access.accept(builder);
    return builder.build();
  }

  private static final Journal SILENT =
      new Journal() {
        @Override
        public void attempts(int attempt) {}

        @Override
        public void called(ServiceCall call) {}

        @Override
        public void waits(Duration duration, String reason) {}
      };
}
