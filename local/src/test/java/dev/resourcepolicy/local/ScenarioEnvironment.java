package dev.resourcepolicy.local;

import dev.resourcepolicy.cloudformation.HttpResponseSender;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.lambda.Platform;
import dev.resourcepolicy.lambda.PolicyFunction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/**
 * Another execution environment of a workbench's function.
 *
 * @param role that the function runs as, when it knows it
 * @param credentials what its client finds for credentials
 */
record ScenarioEnvironment(
    Workbench bench, Optional<String> role, AwsCredentialsProvider credentials) {

  static ScenarioEnvironment on(Workbench bench) {
    return new ScenarioEnvironment(
        bench,
        Optional.empty(),
        StaticCredentialsProvider.create(AwsBasicCredentials.create(bench.accessKey(), "local")));
  }

  ScenarioEnvironment as(String roleArn) {
    return new ScenarioEnvironment(bench, Optional.of(roleArn), credentials);
  }

  ScenarioEnvironment with(AwsCredentialsProvider other) {
    return new ScenarioEnvironment(bench, role, other);
  }

  Session.Invoked invoke(Json event) {
    return invoke(event, this::access);
  }

  /** Invokes the function although its client cannot be made. */
  Session.Invoked invokeUnstartable(Json event, Error failure) {
    return invoke(
        event,
        _ -> {
          throw failure;
        });
  }

  /** Invokes the function with exactly these events, their ResponseURLs included. */
  void deliver(Json... events) throws IOException {
    String name = bench.fixture.function();
    PolicyFunction function = function(this::access);
    for (Json event : events) {
      var end = bench.time.now().plus(Duration.ofMinutes(5));
      var context =
          new LocalContext(
              name, "invocation", Session.ACCOUNT, Session.REGION, bench.time, end, _ -> {});
      byte[] text = event.text().getBytes(StandardCharsets.UTF_8);
      function.handleRequest(
          new ByteArrayInputStream(text), OutputStream.nullOutputStream(), context);
    }
  }

  private Session.Invoked invoke(Json event, Consumer<AwsClientBuilder<?, ?>> access) {
    return Session.on(bench.standIn, bench.time, new Random(1), silent())
        .invoke(bench.fixture.function(), function(access), event);
  }

  private PolicyFunction function(Consumer<AwsClientBuilder<?, ?>> access) {
    var random = new Random(1);
    var sender = new HttpResponseSender(bench.time, Platform.responseBackoff(random));
    var platform = new Platform(bench.time, random, sender, access, role, silent());
    return Functions.named(bench.fixture.function(), platform).orElseThrow();
  }

  private void access(AwsClientBuilder<?, ?> builder) {
    builder
        .endpointOverride(bench.standIn.endpoint())
        .region(Region.of(Session.REGION))
        .credentialsProvider(credentials);
  }

  private Timeline silent() {
    return new Timeline(bench.time, new PrintStream(OutputStream.nullOutputStream()));
  }
}
