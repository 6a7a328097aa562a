package dev.resourcepolicy.standin;

import dev.resourcepolicy.reconcile.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many calls in a second a service takes from one account in one Region: what is more is
 * throttled in the service's own words. There is no limit until one is set. Calls over the wire for
 * resources and their policies count, refused ones too; those for items and events have capacities
 * of their own.
 */
public final class RateLimits {
  private final Time time;
  private final Map<String, Limit> limits = new HashMap<>();
  private final Map<Key, Bucket> buckets = new HashMap<>();
  private final Map<String, Integer> exceeded = new HashMap<>();

  RateLimits(Time time) {
    this.time = time;
  }

  /** A token bucket's measures: how fast it fills, and how much it holds. */
  private record Limit(int perSecond, int burst) {
    private Bucket filled(Bucket bucket, Instant now) {
      double seconds = Duration.between(bucket.at(), now).toNanos() / 1e9;
      return new Bucket(Math.min(burst, bucket.tokens() + seconds * perSecond), now);
    }
  }

  private record Key(String service, Account account) {}

  private record Bucket(double tokens, Instant at) {}

  /**
   * Limits a service.
   *
   * @param service as in {@link Seen}
   * @param burst how many calls it takes at one moment after a time without any
   */
  public synchronized void limit(String service, int perSecond, int burst) {
    if (perSecond < 1 || burst < 1) {
      throw new IllegalArgumentException("A limit lets at least one call pass");
    }
    limits.put(service, new Limit(perSecond, burst));
  }

  /** How many calls of a service were too many. */
  public synchronized int exceeded(String service) {
    return exceeded.getOrDefault(service, 0);
  }

  /** Whether this call is one too many. */
  synchronized boolean areExceededBy(Route route, Account account) {
    if (route.kind() == Route.Kind.DATA) {
      return false;
    }
    return Optional.ofNullable(limits.get(route.service()))
        .map(limit -> !takes(limit, new Key(route.service(), account)))
        .orElse(false);
  }

  private boolean takes(Limit limit, Key key) {
    Instant now = time.now();
    Bucket bucket = limit.filled(buckets.getOrDefault(key, new Bucket(limit.burst(), now)), now);
    boolean taken = bucket.tokens() >= 1;
    buckets.put(key, taken ? new Bucket(bucket.tokens() - 1, now) : bucket);
    if (!taken) {
      exceeded.merge(key.service(), 1, Integer::sum);
    }
    return taken;
  }
}
