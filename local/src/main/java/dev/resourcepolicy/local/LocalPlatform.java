package dev.resourcepolicy.local;

import dev.resourcepolicy.cloudformation.HttpResponseSender;
import dev.resourcepolicy.cloudformation.ResponseHosts;
import dev.resourcepolicy.lambda.Platform;
import dev.resourcepolicy.policy.Journal;
import dev.resourcepolicy.reconcile.Time;
import dev.resourcepolicy.standin.StandIn;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** The world around a function on a laptop. */
public final class LocalPlatform {
  private LocalPlatform() {}

  /** A platform that answers at the stand-in, and nowhere else. */
  public static Platform of(
      StandIn answers,
      Time time,
      RandomGenerator random,
      Consumer<AwsClientBuilder<?, ?>> access,
      Optional<String> role,
      Journal journal) {
    var sender = new HttpResponseSender(time, Platform.responseBackoff(random));
    var hosts = ResponseHosts.listed(answers.endpoint().getAuthority());
    return new Platform(time, random, hosts.guarding(sender), access, role, journal);
  }

  /** The way to the stand-in, as the caller whom an access key names. */
  public static Consumer<AwsClientBuilder<?, ?>> at(StandIn standIn, String accessKey) {
    var credentials =
        StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "local"));
    return builder ->
        builder
            .endpointOverride(standIn.endpoint())
            .region(Region.of(Session.REGION))
            .credentialsProvider(credentials);
  }
}
