package dev.resourcepolicy.local;

import dev.resourcepolicy.aws.AwsPlatform;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.lambda.Platform;
import dev.resourcepolicy.lambda.PolicyFunction;
import dev.resourcepolicy.local.template.DeployedFunction;
import dev.resourcepolicy.local.template.Deployment;
import dev.resourcepolicy.policy.Journal;
import dev.resourcepolicy.reconcile.Time;
import dev.resourcepolicy.standin.StandIn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Functions at work on one stand-in: each event goes through the real handler, the real SDK and
 * HTTP, and its answer to the stand-in's response bucket.
 */
public final class Session {
  public static final String ACCOUNT = "111122223333";
  public static final String REGION = "eu-central-1";

  /** As in the template. */
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  private final StandIn standIn;
  private final Time time;
  private final Platform platform;
  private final String account;
  private final String region;
  private final String environment;

  private Session(
      StandIn standIn,
      Time time,
      Platform platform,
      String account,
      String region,
      String environment) {
    this.standIn = standIn;
    this.time = time;
    this.platform = platform;
    this.account = account;
    this.region = region;
    this.environment = environment;
  }

  /** Where a laptop's functions are deployed. */
  public static Deployment deployment(Map<String, String> parameters) {
    return new Deployment(ACCOUNT, REGION, "resource-policy-functions", parameters);
  }

  /** A session whose AWS is the stand-in. */
  public static Session on(StandIn standIn, Time time, RandomGenerator random, Journal journal) {
    return on(standIn, "local", time, random, journal);
  }

  /** A session on the stand-in for whoever has this access key there. */
  static Session on(
      StandIn standIn, String accessKey, Time time, RandomGenerator random, Journal journal) {
    Platform platform =
        LocalPlatform.of(
            standIn, time, random, LocalPlatform.at(standIn, accessKey), Optional.empty(), journal);
    return new Session(standIn, time, platform, ACCOUNT, REGION, "");
  }

  /**
   * A session on the stand-in for one function, with the role and the environment that the template
   * gives it.
   *
   * @param environment names this execution environment among those of the function
   */
  static Session of(
      DeployedFunction function,
      String environment,
      StandIn standIn,
      Time time,
      RandomGenerator random,
      Journal journal) {
    Platform platform =
        LocalPlatform.of(
            standIn,
            time,
            random,
            LocalPlatform.at(standIn, function.accessKey()),
            Optional.ofNullable(function.environment().get("FUNCTION_ROLE_ARN")),
            journal);
    Platform remembering = AwsPlatform.with(platform, function.environment());
    return new Session(standIn, time, remembering, ACCOUNT, REGION, "/" + environment);
  }

  /** A session whose AWS is the one that the environment names; only the answers stay here. */
  public static Session live(StandIn answers, Time time, RandomGenerator random, Journal journal) {
    String region = Optional.ofNullable(System.getenv("AWS_REGION")).orElse("");
    Platform platform = LocalPlatform.of(answers, time, random, _ -> {}, Optional.empty(), journal);
    return new Session(answers, time, platform, "", region, "");
  }

  /**
   * How an invocation ended.
   *
   * @param result what the function returned; absent when it failed
   * @param failure what it threw
   * @param answer what arrived at the ResponseURL
   * @param log the lines that it logged
   */
  public record Invoked(
      Optional<Json> result,
      Optional<Throwable> failure,
      Optional<Json.Obj> answer,
      List<String> log) {

    /** Whether everybody got what they asked for. */
    boolean succeeded() {
      return failure().isEmpty()
          && answer().stream().allMatch(told -> told.text("Status").equals(Optional.of("SUCCESS")));
    }
  }

  /** A function that lives as long as this session, as in one execution environment. */
  public Optional<PolicyFunction> function(String name) {
    return Functions.named(name, platform);
  }

  /**
   * Invokes a function once. A ResponseURL in the event is replaced by one of the stand-in's
   * bucket.
   */
  public Invoked invoke(String name, PolicyFunction function, Json event) {
    return invoke(name, function, event, TIMEOUT);
  }

  /** Invokes a function once, with this much time. */
  public Invoked invoke(String name, PolicyFunction function, Json event, Duration timeout) {
    var log = new ArrayList<String>();
    int answers = standIn.responses().received().size();
    URI answerTo = answerTo(event);
    String text = withResponseUrl(event, answerTo).text();
    var output = new ByteArrayOutputStream();
    Optional<Throwable> failure = Optional.empty();
    try {
      var input = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
      function.handleRequest(input, output, context(name, timeout, log::add));
    } catch (Throwable thrown) {
      failure = Optional.of(thrown);
    }
    Optional<Json> result =
        failure.isPresent()
            ? Optional.empty()
            : Optional.of(Json.parse(output.toString(StandardCharsets.UTF_8)));
    return new Invoked(result, failure, answer(answers, answerTo), log);
  }

  /** An event that comes again brings the URL of the stand-in that it had before. */
  private URI answerTo(Json event) {
    Optional<String> own =
        event instanceof Json.Obj members
            ? members
                .text("ResponseURL")
                .filter(url -> url.startsWith(standIn.endpoint().toString()))
            : Optional.empty();
    return own.map(URI::create)
        .orElseGet(() -> standIn.responses().presign("local/answer" + environment));
  }

  private static Json withResponseUrl(Json event, URI url) {
    return event instanceof Json.Obj members && members.get("ResponseURL").isPresent()
        ? members.with("ResponseURL", Json.of(url.toString()))
        : event;
  }

  private LocalContext context(String name, Duration timeout, Consumer<String> log) {
    Instant end = time.now().plus(timeout);
    String moment = time.now() + environment;
    UUID id = UUID.nameUUIDFromBytes(moment.getBytes(StandardCharsets.UTF_8));
    return new LocalContext(name, id.toString(), account, region, time, end, log);
  }

  private Optional<Json.Obj> answer(int before, URI answerTo) {
    String target = answerTo.getRawPath() + "?" + answerTo.getRawQuery();
    return standIn.responses().received().stream()
        .skip(before)
        .filter(received -> received.rawPathAndQuery().equals(target))
        .filter(received -> received.status() == 200)
        .map(received -> Json.parse(new String(received.body(), StandardCharsets.UTF_8)))
        .map(Json.Obj.class::cast)
        .findFirst();
  }
}
