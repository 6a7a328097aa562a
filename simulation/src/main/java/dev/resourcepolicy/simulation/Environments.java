package dev.resourcepolicy.simulation;

import dev.resourcepolicy.local.Turns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Execution environments by their numbers, used again by one story after the other: all that one
 * keeps of an earlier story are answers to requests that never come again.
 */
final class Environments {
  private final Turns time;
  private final Map<Kind, List<Environment>> made = new HashMap<>();

  private record Kind(Site site, boolean remembers) {}

  Environments(Turns time) {
    this.time = time;
  }

  synchronized Environment get(Site site, boolean remembers, int number) {
    List<Environment> known =
        made.computeIfAbsent(new Kind(site, remembers), _ -> new ArrayList<>());
    while (known.size() <= number) {
      known.add(new Environment(site, time, remembers));
    }
    return known.get(number);
  }
}
