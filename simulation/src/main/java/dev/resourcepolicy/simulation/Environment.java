package dev.resourcepolicy.simulation;

import dev.resourcepolicy.cloudformation.Delivery;
import dev.resourcepolicy.cloudformation.HttpResponseSender;
import dev.resourcepolicy.event.Bus;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.lambda.Platform;
import dev.resourcepolicy.lambda.PolicyFunction;
import dev.resourcepolicy.local.Functions;
import dev.resourcepolicy.local.LocalContext;
import dev.resourcepolicy.local.Turns;
import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.Memory;
import dev.resourcepolicy.policy.Journal;
import dev.resourcepolicy.standin.StandIn;
import dev.resourcepolicy.upkeep.Upkeep;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * One execution environment of one function, with its real client. It serves one invocation at a
 * time, in one story after the other.
 */
final class Environment {
  static final String ROLE = "policies";
  private static final String ROLE_ARN = "arn:aws:iam::111122223333:role/" + ROLE;
  private static final int BUDGET = 5;
  private static final Duration PERIOD = Duration.ofMinutes(10);
  private static final int CHECKS_PER_SECOND = 50;

  private final Site site;
  private final Turns time;
  private final boolean remembers;
  private final PolicyFunction function;
  private @Nullable Serving serving;

  /** What it is at work on. */
  private record Serving(World world, Line line) {}

  Environment(Site site, Turns time, boolean remembers) {
    this.site = site;
    this.time = time;
    this.remembers = remembers;
    var sender =
        new HttpResponseSender(
            time, Platform.responseBackoff(() -> line().fate().random().nextLong()), this::put);
    var platform =
        new Platform(
                time,
                () -> line().fate().random().nextLong(),
                sender,
                this::access,
                Optional.of(ROLE_ARN),
                new Notes())
            .with(
                Optional.of(new Upkeep(new Reached(), BUDGET, PERIOD, CHECKS_PER_SECOND))
                    .filter(_ -> remembers),
                remembers ? this::tell : Bus.NONE);
    this.function = Functions.named(site.function(), platform).orElseThrow();
  }

  Site site() {
    return site;
  }

  private Delivery.Answer put(URI url, byte[] body, Duration patience) throws SocketException {
    return line()
        .bucket(url, body, patience)
        .map(
            answer ->
                new Delivery.Answer(
                    answer.status(), new String(answer.body(), StandardCharsets.UTF_8)))
        .orElseThrow(() -> new SocketException("Connection reset"));
  }

  boolean remembers() {
    return remembers;
  }

  /**
   * Runs the function once.
   *
   * @return what it returned
   * @throws RuntimeException what it failed with
   * @throws Killed when it was
   */
  Json invoke(World world, Line line, Json.Obj event, Duration timeout) throws IOException {
    serving = new Serving(world, line);
    try {
      var output = new ByteArrayOutputStream();
      var context =
          new LocalContext(
              site.function(),
              "invocation",
              "111122223333",
              "eu-central-1",
              time,
              time.now().plus(timeout),
              _ -> {});
      function.handleRequest(
          new ByteArrayInputStream(event.text().getBytes(StandardCharsets.UTF_8)), output, context);
      return Json.parse(output.toString(StandardCharsets.UTF_8));
    } finally {
      serving = null;
    }
  }

  private Line line() {
    return serving().line();
  }

  private Serving serving() {
    Serving now = serving;
    if (now == null) {
      throw new Killed();
    }
    return now;
  }

  private void access(AwsClientBuilder<?, ?> builder) {
    builder
        .endpointOverride(StandIn.NOWHERE)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("role." + ROLE, "secret")));
    ((SdkSyncClientBuilder<?, ?>) builder).httpClientBuilder(new Clients());
  }

  private final class Clients implements SdkHttpClient.Builder<Clients> {
    @Override
    public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
      return new ServiceClient(Environment.this::line);
    }
  }

  private void tell(List<Bus.Announcement> announcements) {
    line().other("PutEvents", () -> announcements.size());
  }

  /** The world's memory, over the line. */
  private final class Reached implements Memory {
    @Override
    public List<Entry> at(String service, String target) {
      return line().other("Query", () -> serving().world().entries().at(service, target));
    }

    @Override
    public Page page(String service, Optional<String> after) {
      return line().other("Query", () -> serving().world().entries().page(service, after));
    }

    @Override
    public Entry save(Entry entry) {
      return line().other("PutItem", () -> serving().world().entries().save(entry));
    }
  }

  private final class Notes implements Journal {
    @Override
    public void attempts(int attempt) {
      line().look().attempts++;
    }

    @Override
    public void waits(Duration duration, String reason) {
      serving().world().trace(() -> "  waits %s: %s".formatted(duration, reason));
    }
  }
}
