package dev.resourcepolicy.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** What an act meets, call by call, over all its invocations. */
final class Fate {
  private final Map<Integer, Trouble> troubles = new HashMap<>();
  private final SplittableRandom random;
  private int calls = 0;

  Fate(Act act) {
    this(act.seed());
    act.mishaps().forEach(mishap -> troubles.put(mishap.call(), mishap.trouble()));
  }

  private Fate(long seed) {
    random = new SplittableRandom(seed);
  }

  /** One in which all goes well. */
  static Fate kind(long seed) {
    return new Fate(seed);
  }

  /** The same, of what comes after the request that it was meant for: what cannot pass is over. */
  Fate afterwards() {
    troubles.values().removeIf(trouble -> trouble.kills() || trouble == Trouble.DENIED);
    return this;
  }

  /** Whether all that is still to go wrong passes by itself. */
  boolean isOutlivable() {
    return troubles.values().stream()
        .noneMatch(t -> t.kills() || t.isStranger() || t == Trouble.DENIED);
  }

  /** What goes wrong with the next call. */
  Optional<Trouble> next() {
    return Optional.ofNullable(troubles.get(calls++));
  }

  /** How long the next call is on its way. */
  Duration latency() {
    return Duration.ofMillis(2 + random.nextInt(30));
  }

  RandomGenerator random() {
    return random;
  }
}
