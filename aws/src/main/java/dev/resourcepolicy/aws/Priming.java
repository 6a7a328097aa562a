package dev.resourcepolicy.aws;

import dev.resourcepolicy.aws.CannedAnswers.Connections;
import dev.resourcepolicy.cloudformation.HttpResponseSender;
import dev.resourcepolicy.cloudformation.ResponseHosts;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.lambda.Platform;
import dev.resourcepolicy.lambda.PolicyFunction;
import dev.resourcepolicy.reconcile.Time;
import dev.resourcepolicy.tls.TrustedRoots;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.regions.Region;

/**
 * Works through a Create, again and again, before Lambda takes its snapshot of a function: what is
 * restored from it has loaded and compiled all that a request needs (AWS Lambda Developer Guide,
 * Maximize Lambda SnapStart performance).
 *
 * <p>Not the function itself does that, but another one of its kind, which is answered by this very
 * process, and is then thrown away. So in the snapshot the function is connected to nothing, and
 * has asked for no credentials.
 */
public final class Priming {
  /** The first loads the classes, the others let the JVM compile what is called most. */
  private static final int RUNS = 210;

  private final CannedAnswers answers;
  private final Map<String, String> environment;

  private Priming(CannedAnswers answers, Map<String, String> environment) {
    this.answers = answers;
    this.environment = environment;
  }

  /**
   * Primes where Lambda is about to take a snapshot, and nowhere else, since there somebody is
   * waiting. A function that could not be primed is only slower, so that is logged and no more.
   *
   * @param kind makes another function of the same kind
   * @param environment of the function
   */
  static void beforeSnapshot(
      Function<Platform, PolicyFunction> kind, Map<String, String> environment) {
    if ("snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
      try {
        prime(kind, environment, RUNS);
      } catch (IOException | GeneralSecurityException | RuntimeException | LinkageError failure) {
        System.err.println("The function was not primed, and starts more slowly: " + failure);
      }
    }
  }

  /**
   * Primes, wherever that may be.
   *
   * @param environment of the function
   * @param runs with a request of its own for each
   * @throws IllegalStateException when a request does not succeed by all its calls: the answers are
   *     then not those that the function needs
   */
  public static void prime(
      Function<Platform, PolicyFunction> kind, Map<String, String> environment, int runs)
      throws IOException, GeneralSecurityException {
    try (var answers = new CannedAnswers();
        var handshakes = new PrimingHandshakes();
        var _ = new PrimingCredentials(answers.address())) {
      var priming = new Priming(answers, environment);
      PolicyFunction function = kind.apply(AwsPlatform.with(priming.platform(), priming.rails()));
      PrimingScript script = PrimingScript.of(function.getClass());
      for (int run = 1; run <= runs; run++) {
        answers.follow(script.answers(), run < runs ? Connections.KEPT : Connections.CLOSED);
        priming.run(function, script, run);
        var _ = handshakes.shake();
      }
      // Those shook hands for nobody else; here is what the function's own connections will need.
      var _ = TrustedRoots.sockets();
    }
  }

  private void run(PolicyFunction function, PrimingScript script, int run) throws IOException {
    String event = script.event("priming-" + run, answers.address().resolve("/answer")).text();
    var returned = new ByteArrayOutputStream();
    function.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
        returned,
        new PrimingContext());
    var answer = (Json.Obj) Json.parse(returned.toString(StandardCharsets.UTF_8));
    if (!answer.text("Status").equals(Optional.of("SUCCESS"))
        || !answers.asked().containsAll(script.calls())
        || !answers.missing().isEmpty()) {
      throw new IllegalStateException(
          "%s; it asked for %s, and there is no answer to %s"
              .formatted(answer.text(), answers.asked(), answers.missing()));
    }
  }

  /** Waits for nothing, and is not in the Region of the function, but in that of the script. */
  private Platform platform() {
    Platform lambda = Platform.lambda();
    Time time = new PrimingTime(lambda.time());
    URI here = answers.address();
    var sender = new HttpResponseSender(time, Platform.responseBackoff(lambda.random()));
    return new Platform(
        time,
        lambda.random(),
        ResponseHosts.listed(here.getRawAuthority()).guarding(sender),
        client -> client.region(Region.of(PrimingScript.REGION)).endpointOverride(here),
        Optional.empty(),
        lambda.journal());
  }

  /** The function's settings, save that it may touch what the script is about. */
  private Map<String, String> rails() {
    var settings = new HashMap<>(environment);
    settings.replace("ALLOWED_TARGETS", "*");
    return settings;
  }
}
