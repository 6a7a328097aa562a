package dev.resourcepolicy.local;

import dev.resourcepolicy.cloudformation.HttpResponseSender;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.lambda.Platform;
import dev.resourcepolicy.lambda.PolicyFunction;
import dev.resourcepolicy.reconcile.VirtualTime;
import dev.resourcepolicy.standin.StandIn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/**
 * A function on a stand-in, with credentials and a ResponseURL that can be told from other text.
 */
final class LogHygieneWorld implements AutoCloseable {
  static final AwsSessionCredentials CREDENTIALS =
      AwsSessionCredentials.create(
          "ASIAHYGIENEEXAMPLE", "hygieneSecretAccessKey", "hygieneSessionToken");
  static final String KEY = "hygiene-key";

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-02T09:00:00Z"));
  private final StandIn standIn = StandIn.start(time, 0);
  private final SampleEvent sample;
  private boolean startable = true;

  /** How an invocation ended, and all that was written meanwhile. */
  record Ended(List<String> lines, String written, Optional<Throwable> failure) {}

  LogHygieneWorld(SampleEvent sample) {
    this.sample = sample;
    standIn.seed();
    time.sleep(Duration.ofMinutes(1));
  }

  StandIn standIn() {
    return standIn;
  }

  SampleEvent sample() {
    return sample;
  }

  /** Puts a policy there that the sample does not want. */
  void meetStranger() {
    new SampleEventsStranger(standIn).makesTheCallIn(sample.sibling("policy-changed"));
    time.sleep(Duration.ofMinutes(1));
  }

  /** Lets the function's client fail to start, as it does without a Region. */
  void unstartable() {
    startable = false;
  }

  Ended invoke(Json.Obj event) {
    var lines = new ArrayList<String>();
    Optional<Throwable> failure = Optional.empty();
    try (var capture = new LogHygieneCapture()) {
      Consumer<String> log =
          line -> {
            lines.add(line);
            capture.write(line);
          };
      try {
        run(event, log);
      } catch (Throwable thrown) {
        capture.thrown(thrown);
        failure = Optional.of(thrown);
      }
      return new Ended(lines, capture.text(), failure);
    }
  }

  private void run(Json.Obj event, Consumer<String> log) throws IOException {
    PolicyFunction function = Functions.named(sample.function(), platform()).orElseThrow();
    Json.Obj addressed =
        event.get("ResponseURL").isEmpty()
            ? event
            : event.with("ResponseURL", Json.of(standIn.responses().presign(KEY).toString()));
    var context =
        new LocalContext(
            sample.function(),
            "invocation",
            Session.ACCOUNT,
            Session.REGION,
            time,
            time.now().plus(Duration.ofMinutes(5)),
            log);
    function.handleRequest(
        new ByteArrayInputStream(addressed.text().getBytes(StandardCharsets.UTF_8)),
        new ByteArrayOutputStream(),
        context);
  }

  private Platform platform() {
    var random = new Random(1);
    return new Platform(
        time,
        random,
        new HttpResponseSender(time, Platform.responseBackoff(random)),
        this::access,
        Optional.empty(),
        new Timeline(time, new PrintStream(OutputStream.nullOutputStream())));
  }

  private void access(AwsClientBuilder<?, ?> builder) {
    if (!startable) {
      throw new IllegalStateException("Unable to load region");
    }
    builder
        .endpointOverride(standIn.endpoint())
        .region(Region.of(Session.REGION))
        .credentialsProvider(StaticCredentialsProvider.create(CREDENTIALS));
  }

  @Override
  public void close() {
    standIn.close();
  }
}
