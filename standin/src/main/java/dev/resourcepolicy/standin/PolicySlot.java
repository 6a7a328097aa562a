package dev.resourcepolicy.standin;

import dev.resourcepolicy.reconcile.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The place of one policy, at a table or at a stream: its changes, deletions among them, and
 * DynamoDB's three clocks (read lag, applying window, cooldown). Values observed by ACK (api-quirks
 * 206, 244-248, 347); the cooldown is documented.
 */
final class PolicySlot {
  static final Duration READ_LAG = Duration.ofMillis(1500);
  static final Duration APPLYING = Duration.ofMillis(700);
  static final Duration COOLDOWN = Duration.ofSeconds(15);
  static final String NO_POLICY = "NO_POLICY";

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Time time;
  private final String kind;
  private final String name;
  private final Deque<Change> changes = new ArrayDeque<>();

  /**
   * @param kind table or stream, as the messages say it
   */
  PolicySlot(Time time, String kind, String name) {
    this.time = time;
    this.kind = kind;
    this.name = name;
  }

  /** One change; {@code policy} is null for a deletion, which leaves a tombstone's revision. */
  record Change(long revision, @Nullable DynamoDbPolicy policy, Instant visibleAt) {
    String revisionId() {
      return Long.toString(revision);
    }
  }

  /** The policy as reads show it, which is late. */
  Optional<Change> visible() {
    Iterator<Change> latestFirst = changes.descendingIterator();
    while (latestFirst.hasNext()) {
      Change change = latestFirst.next();
      if (!time.now().isBefore(change.visibleAt())) {
        return Optional.of(change).filter(c -> c.policy() != null);
      }
    }
    return Optional.empty();
  }

  /** The policy as writes see it, at once. */
  Optional<Change> committed() {
    return lastChange().filter(change -> change.policy() != null);
  }

  /** The last change, also when it was a deletion. */
  Optional<Change> lastChange() {
    return Optional.ofNullable(changes.peekLast());
  }

  /** Refuses when a policy is there although the caller expects none. */
  void expectNone() {
    committed()
        .ifPresent(
            change -> {
              throw DynamoDbErrors.policyNotFound(
                  "Requested policy update expecting none to be present for %s %s,"
                          .formatted(kind, name)
                      + " but a policy exists with revision id %s.".formatted(change.revisionId()));
            });
  }

  /** Refuses when the committed policy is not of this revision. */
  void expect(String revisionId) {
    if (committed().filter(change -> change.revisionId().equals(revisionId)).isPresent()) {
      return;
    }
    String current =
        lastChange()
            .map(
                change ->
                    "but the policy associated to target %s %s has revision id %s."
                        .formatted(kind, name, change.revisionId()))
            // The tail of this text is assumed: ACK (api-quirks 205) shows it cut.
            .orElse("but %s %s has no associated policy.".formatted(kind, name));
    throw DynamoDbErrors.policyNotFound(
        "Requested update for policy with revision id " + revisionId + ", " + current);
  }

  /** Commits a change, or refuses while the last one is too recent. */
  Change change(@Nullable DynamoDbPolicy policy) {
    lastChange().ifPresent(this::refuseTooSoon);
    return commit(policy, READ_LAG);
  }

  /** The policy that the table was created with: reads are strongly consistent (documented). */
  void initial(DynamoDbPolicy policy) {
    var _ = commit(policy, Duration.ZERO);
  }

  boolean changedWithin(Duration duration) {
    return lastChange()
        .filter(change -> time.now().isBefore(instant(change).plus(duration)))
        .isPresent();
  }

  private Change commit(@Nullable DynamoDbPolicy policy, Duration lag) {
    Instant now = time.now();
    long after = lastChange().map(change -> change.revision() + 1).orElse(0L);
    var change = new Change(Math.max(now.toEpochMilli(), after), policy, now.plus(lag));
    changes.addLast(change);
    return change;
  }

  private void refuseTooSoon(Change last) {
    if (changedWithin(APPLYING)) {
      String subject = kind.equals("table") ? "Table" : "Stream";
      throw DynamoDbErrors.inUse(
          subject + " is pending previous resource-based policy update: " + name);
    }
    if (changedWithin(COOLDOWN)) {
      throw DynamoDbErrors.throttled(
          "Resource-based policy for %s %s modified within the previous %d milliseconds."
                  .formatted(kind, name, COOLDOWN.toMillis())
              + " Please try again after %s."
                  .formatted(MILLIS.format(instant(last).plus(COOLDOWN))));
    }
  }

  private static Instant instant(Change change) {
    return Instant.ofEpochMilli(change.revision());
  }
}
