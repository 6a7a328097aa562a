package dev.resourcepolicy.local.load;

import dev.resourcepolicy.local.template.Template;
import dev.resourcepolicy.reconcile.Time;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Many stacks at one function for some hours: most of them are deployed in waves, all at once, the
 * others whenever they like, while somebody changes policies behind their backs and a sweep checks
 * them all.
 */
final class Load {
  /** How often a stack is deployed, if the requests suffice. */
  private static final int ROUNDS = 6;

  /** Of ten deployments, those that come with the wave. */
  private static final int IN_THE_WAVE = 7;

  private static final Duration WAVE = Duration.ofSeconds(5);

  private final Template template;
  private final Path events;

  Load(Template template, Path events) {
    this.template = template;
    this.events = events;
  }

  /** What a load at one function came to. */
  record Result(
      Site site,
      Duration virtual,
      Duration real,
      int throttled,
      Ledger ledger,
      List<String> lost) {}

  /** Runs it. */
  Result run(Site site, int requests, Duration hours, long seed) {
    Instant started = Time.system().now();
    try (var world = new World(site, template, seed)) {
      List<Deployments> stacks =
          IntStream.range(0, site.stacks(requests / ROUNDS))
              .mapToObj(number -> new Deployments(world, Stack.of(site, number, events)))
              .toList();
      IntStream.rangeClosed(0, site.target(stacks.size() - 1))
          .forEach(target -> site.plant(world.standIn, target));
      world.time.sleep(Duration.ofMinutes(1)); // until everything that was just created is there
      Instant begun = world.time.now();
      world.open(hours);
      schedule(world, stacks, Math.max(1, requests / stacks.size()), hours);
      world.time.run();
      var audit = new Audit(world);
      List<String> lost =
          Stream.of(world.ledger.whatIsLost().stream(), audit.states(stacks), audit.blindWrites())
              .flatMap(found -> found)
              .toList();
      return new Result(
          site,
          Duration.between(begun, world.time.now()),
          Duration.between(started, Time.system().now()),
          world.standIn.rates().exceeded(site.service()),
          world.ledger,
          lost);
    }
  }

  private static void schedule(World world, List<Deployments> stacks, int rounds, Duration hours) {
    Duration period = hours.dividedBy(rounds);
    for (Deployments stack : stacks) {
      world.later(Duration.ZERO, () -> deploy(world, stack, rounds, period));
    }
    var intruder = new Intruder(world, stacks.stream().map(Deployments::stack).toList());
    for (int strikes = 0; strikes < stacks.size(); strikes++) {
      Duration at = Duration.ofMillis(world.random.nextLong(hours.toMillis()));
      world.later(at, intruder::strike);
    }
  }

  private static void deploy(World world, Deployments stack, int rounds, Duration period) {
    Instant begun = world.time.now();
    for (int round = 0; round < rounds; round++) {
      Duration within = world.random.nextInt(10) < IN_THE_WAVE ? WAVE : period;
      Instant next =
          begun
              .plus(period.multipliedBy(round))
              .plusMillis(world.random.nextLong(within.toMillis()));
      if (next.isAfter(world.time.now())) {
        world.time.sleep(Duration.between(world.time.now(), next));
      }
      stack.deploy();
    }
  }
}
