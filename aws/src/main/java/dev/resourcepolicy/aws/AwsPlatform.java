package dev.resourcepolicy.aws;

import dev.resourcepolicy.event.Bus;
import dev.resourcepolicy.guard.Rails;
import dev.resourcepolicy.guard.SecondOpinion;
import dev.resourcepolicy.lambda.Platform;
import dev.resourcepolicy.lambda.PolicyFunction;
import dev.resourcepolicy.memory.Memory;
import dev.resourcepolicy.policy.ServiceCalls;
import dev.resourcepolicy.upkeep.Upkeep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/**
 * The memory and the bus that the environment names. Neither costs anything until it is used.
 *
 * <table>
 *   <caption>The environment's variables; an empty one counts as absent</caption>
 *   <tr><td>{@code MEMORY_TABLE}</td><td>the table; without it there is no memory</td></tr>
 *   <tr><td>{@code EVENT_BUS}</td><td>the bus; without it nobody is told anything</td></tr>
 *   <tr><td>{@code REPAIR_BUDGET}</td><td>repairs of a target in a period, 5</td></tr>
 *   <tr><td>{@code REPAIR_PERIOD_MINUTES}</td><td>that period, 10</td></tr>
 *   <tr><td>{@code CHECKS_PER_SECOND}</td><td>the speed of a sweep, 5</td></tr>
 *   <tr><td>{@code ALLOW_PUBLIC_ACCESS}</td><td>whether everybody may be let in, false</td></tr>
 *   <tr><td>{@code ALLOWED_PRINCIPALS}</td><td>who alone may be let in, with commas</td></tr>
 *   <tr><td>{@code ALLOWED_TARGETS}</td><td>what alone may be touched, with spaces</td></tr>
 *   <tr><td>{@code VALIDATE_WITH_ACCESS_ANALYZER}</td><td>whether it is asked, false</td></tr>
 * </table>
 */
public final class AwsPlatform {
  private final Platform platform;
  private final Environment environment;
  private final ServiceCalls calls;

  private AwsPlatform(Platform platform, Environment environment) {
    this.platform = platform;
    this.environment = environment;
    this.calls = new ServiceCalls(List.of(), platform.journal(), platform.time());
  }

  /** Lambda's own: everything as the environment says. */
  public static Platform lambda() {
    return with(Platform.lambda(), System.getenv());
  }

  /**
   * Primes a function that was made in that world, where Lambda is about to take a snapshot of it.
   *
   * @param kind makes another function of the same kind
   */
  public static void beforeSnapshot(Function<Platform, PolicyFunction> kind) {
    Priming.beforeSnapshot(kind, System.getenv());
  }

  /**
   * This world with the memory, the bus and the rails that an environment names. Never fails: what
   * is wrong with the environment is said when it is used.
   */
  public static Platform with(Platform platform, Map<String, String> environment) {
    var named = new AwsPlatform(platform, new Environment(environment));
    Rails rails = Rails.of(named.environment::text);
    return platform
        .with(named.upkeep(), named.bus())
        .with(rails, rails.asksSecondOpinion() ? named.opinion() : SecondOpinion.NONE);
  }

  private Optional<Upkeep> upkeep() {
    return environment.text("MEMORY_TABLE").map(this::upkeep);
  }

  private Upkeep upkeep(String table) {
    int budget = environment.number("REPAIR_BUDGET", 5);
    int minutes = environment.number("REPAIR_PERIOD_MINUTES", 10);
    int checks = environment.number("CHECKS_PER_SECOND", 5);
    Memory memory =
        environment
            .problem()
            .<Memory>map(Misconfigured::new)
            .orElseGet(() -> new DynamoDbMemory(this::dynamoDb, table, calls));
    return new Upkeep(memory, budget, Duration.ofMinutes(minutes), checks);
  }

  private Bus bus() {
    return environment
        .text("EVENT_BUS")
        .<Bus>map(name -> new EventBridgeBus(this::eventBridge, name, calls))
        .orElse(Bus.NONE);
  }

  private SecondOpinion opinion() {
    return new AccessAnalyzer(() -> platform.client(AccessAnalyzerClient.builder()), calls);
  }

  private DynamoDbClient dynamoDb() {
    return platform.retryingClient(DynamoDbClient.builder());
  }

  private EventBridgeClient eventBridge() {
    return platform.retryingClient(EventBridgeClient.builder());
  }
}
