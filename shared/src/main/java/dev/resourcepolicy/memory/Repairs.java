package dev.resourcepolicy.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The repairs made for an owner, and whether there are to be any more.
 *
 * @param at when each was made, oldest first
 * @param suspended why there are none until the owner asks again
 */
public record Repairs(List<Instant> at, Optional<String> suspended) {
  public static final Repairs NONE = new Repairs(List.of(), Optional.empty());

  public Repairs {
    at = List.copyOf(at);
  }

  /** When those were made that came after this instant. */
  public List<Instant> since(Instant start) {
    return at.stream().filter(instant -> instant.isAfter(start)).toList();
  }

  /** With one more, and without those that are older than the period. */
  public Repairs and(Instant now, Duration period) {
    var kept = new ArrayList<>(since(now.minus(period)));
    kept.add(now);
    return new Repairs(kept, suspended);
  }

  /** Without the one of this instant, which came to nothing or is told again. */
  public Repairs without(Instant instant) {
    return new Repairs(at.stream().filter(other -> !other.equals(instant)).toList(), suspended);
  }

  public Repairs suspend(String reason) {
    return new Repairs(at, Optional.of(reason));
  }
}
