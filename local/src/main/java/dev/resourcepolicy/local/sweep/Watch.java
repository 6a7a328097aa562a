package dev.resourcepolicy.local.sweep;

import dev.resourcepolicy.local.load.World;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Looks on while a sweep goes on: takes the calls from the stand-in, which would keep them, and
 * measures at some points what is alive beyond what was planted. That is what the function's
 * execution environments hold, with the invocations that they are in the middle of.
 */
final class Watch implements Runnable {
  private static final Duration STEP = Duration.ofSeconds(10);
  private static final int MEASUREMENTS = 20;

  private final World world;
  private final Census census;
  private final Duration expected;
  private final long planted;
  private final List<Long> held = new ArrayList<>(MEASUREMENTS);

  /**
   * Begins when everything is planted and no invocation has been.
   *
   * @param expected how long the sweep is to take
   */
  Watch(World world, Census census, Duration expected) {
    this.world = world;
    this.census = census;
    this.expected = expected;
    this.planted = alive();
  }

  /** Until every target was checked, or twice the time is over that it should take. */
  @Override
  public void run() {
    Instant begun = world.time().now();
    Instant end = begun.plus(expected.multipliedBy(2)).plus(Duration.ofMinutes(10));
    Duration pause = expected.dividedBy(MEASUREMENTS);
    Instant due = begun.plus(pause);
    while (!census.isComplete() && world.time().now().isBefore(end)) {
      world.time().sleep(STEP);
      look();
      if (!world.time().now().isBefore(due)) {
        held.add(alive() - planted);
        due = due.plus(pause);
      }
    }
  }

  /** Takes the calls so far. */
  void look() {
    census.count(world.standIn().calls());
    world.standIn().forget();
  }

  /** How many bytes the function held, on average. */
  long held() {
    return Math.round(held.stream().mapToLong(Long::longValue).average().orElse(0));
  }

  /** What a collection left: what is allocated since would be counted with its threads' buffers. */
  private static long alive() {
    System.gc();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getCollectionUsage)
        .filter(Objects::nonNull)
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }
}
