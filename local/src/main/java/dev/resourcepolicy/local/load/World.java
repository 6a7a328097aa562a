package dev.resourcepolicy.local.load;

import dev.resourcepolicy.cloudformation.ResponseSender;
import dev.resourcepolicy.event.ResponseUrl;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.lambda.Platform;
import dev.resourcepolicy.local.Live;
import dev.resourcepolicy.local.LocalPlatform;
import dev.resourcepolicy.local.Rules;
import dev.resourcepolicy.local.Turns;
import dev.resourcepolicy.local.template.DeployedFunction;
import dev.resourcepolicy.local.template.Schedule;
import dev.resourcepolicy.local.template.Template;
import dev.resourcepolicy.policy.Journal;
import dev.resourcepolicy.standin.StandIn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;

/**
 * One function as the template deploys it, with its rules and its schedule, on a stand-in that
 * throttles and takes its time, in virtual time.
 */
public final class World implements AutoCloseable {
  /** Assumed where it is not documented; see {@code docs/load.md}. */
  private static final int CALLS_PER_SECOND = 10;

  /** Documented for DynamoDB's control plane ("Best practices for managing the control plane"). */
  private static final int DYNAMODB_CALLS_PER_SECOND = 2500;

  /** One event in so many is never told: CloudTrail's delivery to EventBridge is best effort. */
  private static final int UNTOLD = 10;

  final Site site;
  final Turns time = new Turns(Instant.parse("2026-03-02T09:00:00Z"));
  final RandomGenerator random;
  final StandIn standIn = StandIn.quick(time);
  final Ledger ledger = new Ledger();
  final Answers answers = new Answers();
  final Invocations invocations;
  private final Template template;
  private final Platform platform;

  /**
   * A function that was just deployed.
   *
   * @param seed another one makes other latencies
   */
  public World(Site site, Template template, long seed) {
    this.site = site;
    this.template = template;
    this.random = new Random(seed);
    Live.deploy(template, standIn);
    DeployedFunction deployed = template.function(site.function()).orElseThrow();
    this.platform = platform(deployed);
    this.invocations =
        new Invocations(
            time,
            deployed.concurrency().orElse(Invocations.ACCOUNT_CONCURRENCY),
            number -> new Environment(deployed, number, platform),
            ledger);
    int rate = site == Site.DYNAMODB ? DYNAMODB_CALLS_PER_SECOND : CALLS_PER_SECOND;
    standIn.rates().limit(site.service(), rate, rate);
  }

  public StandIn standIn() {
    return standIn;
  }

  public Turns time() {
    return time;
  }

  /** Delivers the events from now on. */
  public void deliverEvents() {
    var rules = new Rules(template.rules());
    standIn.onEvent(event -> rules.matching(Rules.DEFAULT_BUS, event).forEach(_ -> deliver(event)));
  }

  /** Invokes the function as Lambda does for an event. */
  public void invoke(Json.Obj event) {
    var _ = invocations.invoke(event);
  }

  /** How many invocations there were so far. */
  public int invoked() {
    return ledger.invocations();
  }

  /** The invocations that failed, and the events that were lost. */
  public List<String> troubles() {
    return Stream.concat(ledger.failures().keySet().stream(), ledger.whatIsLost().stream())
        .toList();
  }

  /** Delivers the events from now on, and runs the schedule until {@code end} has passed. */
  void open(Duration end) {
    deliverEvents();
    template.schedules().stream()
        .filter(schedule -> schedule.function().equals(site.function()))
        .forEach(schedule -> run(schedule, end));
  }

  /** Somebody takes part from that time on. */
  public void later(Duration delay, Runnable participant) {
    time.later(delay, participant);
  }

  private void run(Schedule schedule, Duration end) {
    for (Duration due = schedule.every();
        due.compareTo(end.plus(schedule.every())) <= 0;
        due = due.plus(schedule.every())) {
      String id = schedule.name() + due;
      later(due, () -> invocations.invoke(Notices.scheduled(id, time.now())));
    }
  }

  /** CloudTrail's events take a while, and may not come at all; those of the bus come at once. */
  private void deliver(Json.Obj event) {
    boolean call = event.text("source").orElse("").startsWith("aws.");
    if (!call) {
      later(Duration.ofMillis(100 + random.nextInt(400)), () -> invocations.invoke(event));
    } else if (random.nextInt(UNTOLD) > 0) {
      later(Duration.ofSeconds(20 + random.nextInt(100)), () -> invocations.invoke(event));
    }
  }

  private Platform platform(DeployedFunction deployed) {
    var latency = new Latency(time, random);
    Consumer<AwsClientBuilder<?, ?>> access =
        LocalPlatform.at(standIn, "role." + deployed.roleName()).andThen(latency::slow);
    Optional<String> role = Optional.ofNullable(deployed.environment().get("FUNCTION_ROLE_ARN"));
    Platform direct = LocalPlatform.of(standIn, time, random, access, role, Journal.NONE);
    ResponseSender slow =
        (ResponseUrl url, byte[] body, Instant deadline) -> {
          latency.pass();
          direct.responses().send(url, body, deadline);
          answers.arrived(url.uri().orElseThrow().toString(), body, time.now());
          latency.pass();
        };
    return new Platform(time, random, slow, access, role, Journal.NONE);
  }

  @Override
  public void close() {
    standIn.close();
  }
}
