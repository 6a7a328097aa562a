package dev.resourcepolicy.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * What a service takes for a document: how much, in the unit that this service counts, and what
 * else it demands.
 *
 * @param taken which characters it takes; empty where it takes all
 * @param demands what not every service demands
 */
public record DocumentLimit(
    int most, Unit unit, Optional<IntPredicate> taken, Set<Demand> demands) {
  /** What a service counts. */
  public enum Unit {
    BYTES("bytes of UTF-8"),
    CHARACTERS("characters");

    private final String words;

    Unit(String words) {
      this.words = words;
    }

    private int count(String text) {
      return switch (this) {
        case BYTES -> text.getBytes(UTF_8).length;
        case CHARACTERS -> text.codePointCount(0, text.length());
      };
    }
  }

  /** What a service demands that IAM's grammar leaves open. */
  public enum Demand {
    /** Every statement has a Resource. */
    RESOURCE,
    /** No two statements have the same Sid. */
    UNIQUE_SIDS
  }

  public static DocumentLimit bytes(int most) {
    return new DocumentLimit(most, Unit.BYTES, Optional.empty(), Set.of());
  }

  /**
   * A limit in characters, for a service that does not take all of them.
   *
   * @param taken which characters it takes, by their code points
   */
  public static DocumentLimit characters(int most, IntPredicate taken) {
    return new DocumentLimit(most, Unit.CHARACTERS, Optional.of(taken), Set.of());
  }

  /** This limit for a service that demands these, too. */
  public DocumentLimit demanding(Demand... others) {
    return new DocumentLimit(most, unit, taken, Set.of(others));
  }

  /** No limit, or none that is documented: it is left to the service. */
  public static DocumentLimit none() {
    return bytes(Integer.MAX_VALUE);
  }

  /** What is too much, and by how much, in words. */
  public Optional<String> problem(PolicyDocument document) {
    int size = unit.count(document.text());
    if (size > most) {
      return Optional.of(
          "PolicyDocument has %d %s without white space, %d more than the %d that the service takes"
              .formatted(size, unit.words, size - most, most));
    }
    return taken
        .flatMap(characters -> firstRefused(characters, document.text()))
        .map(
            "PolicyDocument contains the character U+%04X, which the service does not take"
                ::formatted)
        .or(() -> unmet(document));
  }

  private Optional<String> unmet(PolicyDocument document) {
    var problems = new Problems();
    var sids = new HashMap<String, String>();
    for (int i = 0; i < document.statements().size(); i++) {
      Statement statement = document.statements().get(i);
      String path = document.path(i);
      boolean names =
          statement
              .json()
              .get("Resource")
              .or(() -> statement.json().get("NotResource"))
              .isPresent();
      if (demands.contains(Demand.RESOURCE) && !names) {
        problems.add(path + ".Resource", "is missing: this service demands it");
      }
      String first = statement.sid().map(sid -> sids.putIfAbsent(sid, path)).orElse(null);
      if (demands.contains(Demand.UNIQUE_SIDS) && first != null) {
        problems.add(
            path + ".Sid", "is that of %s, too: this service demands another".formatted(first));
      }
    }
    return Optional.of(String.join("; ", problems.texts())).filter(text -> !text.isEmpty());
  }

  private static Optional<Integer> firstRefused(IntPredicate taken, String text) {
    int point;
    for (int i = 0; i < text.length(); i += Character.charCount(point)) {
      point = text.codePointAt(i);
      if (!taken.test(point)) {
        return Optional.of(point);
      }
    }
    return Optional.empty();
  }
}
