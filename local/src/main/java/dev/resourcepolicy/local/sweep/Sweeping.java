package dev.resourcepolicy.local.sweep;

import dev.resourcepolicy.local.load.Notices;
import dev.resourcepolicy.local.load.Site;
import dev.resourcepolicy.local.load.World;
import dev.resourcepolicy.local.template.DeployedFunction;
import dev.resourcepolicy.local.template.Template;
import dev.resourcepolicy.reconcile.Time;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Sweeps by one function as the template deploys it: the schedule's event comes once, and the rules
 * bring back what the function hands on.
 */
final class Sweeping {
  private static final long SEED = 1;

  private final Template template;
  private final Path events;

  Sweeping(Template template, Path events) {
    this.template = template;
    this.events = events;
  }

  /** One sweep over so many targets, all of which are as they should be. */
  Round over(Site site, int targets) {
    Instant started = Time.system().now();
    DeployedFunction function = template.function(site.function()).orElseThrow();
    int rate = Integer.parseInt(function.environment().getOrDefault("CHECKS_PER_SECOND", ""));
    try (var world = new World(site, template, SEED)) {
      new Planting(world.standIn(), world.time(), site, events)
          .plant(function.environment().getOrDefault("MEMORY_TABLE", ""), targets);
      var census = new Census(site, targets, world.time().now());
      var watch = new Watch(world, census, Duration.ofSeconds(targets / rate));
      world.deliverEvents();
      world.later(
          Duration.ZERO, () -> world.invoke(Notices.scheduled("sweep", world.time().now())));
      world.later(Duration.ZERO, watch);
      world.time().run();
      watch.look();
      return new Round(
          site,
          rate,
          function.concurrency().isPresent(),
          census,
          world.invoked(),
          watch.held(),
          Duration.between(started, Time.system().now()),
          world.troubles());
    }
  }
}
