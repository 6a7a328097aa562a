package dev.resourcepolicy.simulation;

import dev.resourcepolicy.local.Turns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells stories one after the other, each in a world of its own. */
final class Simulation {
  private final Turns time = new Turns(Instant.EPOCH);
  private final Environments environments = new Environments(time);
  private long tellings = 0;

  /** What did not hold in a story. */
  List<Violation> tell(Story story) {
    return new World(story, ++tellings, time, environments, Optional.empty()).tell();
  }

  /**
   * What did not hold in a story.
   *
   * @param trace is told all that happens
   */
  List<Violation> tell(Story story, Consumer<String> trace) {
    return new World(story, ++tellings, time, environments, Optional.of(trace)).tell();
  }
}
