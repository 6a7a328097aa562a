package dev.resourcepolicy.local.load;

import dev.resourcepolicy.aws.AwsPlatform;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.lambda.Platform;
import dev.resourcepolicy.lambda.PolicyFunction;
import dev.resourcepolicy.local.Functions;
import dev.resourcepolicy.local.LocalContext;
import dev.resourcepolicy.local.Session;
import dev.resourcepolicy.local.template.DeployedFunction;
import dev.resourcepolicy.policy.Journal;
import dev.resourcepolicy.reconcile.Time;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One execution environment of a function: it serves one invocation at a time. */
final class Environment {
  private final String name;
  private final int number;
  private final Time time;
  private final PolicyFunction function;
  private final Attempts attempts = new Attempts();
  private int invocations = 0;
  private Instant idleSince;

  Environment(DeployedFunction deployed, int number, Platform platform) {
    this.name = deployed.name();
    this.number = number;
    this.time = platform.time();
    this.idleSince = time.now();
    var counted =
        new Platform(
            platform.time(),
            platform.random(),
            platform.responses(),
            platform.access(),
            platform.role(),
            attempts);
    this.function =
        Functions.named(name, AwsPlatform.with(counted, deployed.environment())).orElseThrow();
  }

  /**
   * How an invocation ended.
   *
   * @param failure what the function threw
   */
  record Ended(int attempts, Optional<Throwable> failure) {}

  /** Runs the function once. */
  Ended invoke(Json.Obj event, Duration timeout) {
    attempts.count = 0;
    String requestId = "%s-%d-%d".formatted(name, number, ++invocations);
    Instant end = time.now().plus(timeout);
    var context =
        new LocalContext(name, requestId, Session.ACCOUNT, Session.REGION, time, end, _ -> {});
    var input = new ByteArrayInputStream(event.text().getBytes(StandardCharsets.UTF_8));
    try {
      function.handleRequest(input, new ByteArrayOutputStream(), context);
      return new Ended(attempts.count, Optional.empty());
    } catch (Throwable thrown) {
      return new Ended(attempts.count, Optional.of(thrown));
    } finally {
      idleSince = time.now();
    }
  }

  /** How long there has been nothing to do. */
  Duration idle() {
    return Duration.between(idleSince, time.now());
  }

  /** The attempts of the invocation that is going on. */
  private static final class Attempts implements Journal {
    private int count = 0;

    @Override
    public void attempts(int attempt) {
      count++;
    }
  }
}
