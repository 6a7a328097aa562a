package dev.resourcepolicy.simulation;

import dev.resourcepolicy.json.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is really there, as the writes that a service accepted add up to it: no read can say so,
 * since reads may be late.
 */
final class Truth {
  private final Site site;
  private final InstantSource time;
  private final Map<String, Instant> changed = new HashMap<>();
  private final Map<String, Map<String, Policy>> policies = new HashMap<>();

  /**
   * One policy.
   *
   * @param hash what a stranger needs at SSM to change it
   */
  record Policy(String document, String hash) {}

  Truth(Site site, InstantSource time) {
    this.site = site;
    this.time = time;
  }

  /** Whether a read with this path may still show what was there before the last change. */
  boolean mayReadLate(String path) {
    return changed.entrySet().stream()
        .filter(change -> path.contains(change.getKey()))
        .anyMatch(change -> time.instant().isBefore(change.getValue().plus(site.staleness())));
  }

  /** Takes note of a write that was accepted; of another call, of nothing. */
  void done(String operation, Json.Obj input, Json.Obj output) {
    if (List.of(site.put(), site.delete()).contains(operation)) {
      changed.put(target(input), time.instant());
    }
    if (operation.equals(site.put())) {
      policies(target(input))
          .put(
              id(output),
              new Policy(
                  input.text(site.document()).orElseThrow(), output.text("PolicyHash").orElse("")));
    } else if (operation.equals(site.delete())) {
      policies(target(input)).remove(id(input));
    }
  }

  /**
   * The policies at a target by the ids that they have there; one without an id is the only one.
   */
  Map<String, Policy> at(String target) {
    return Map.copyOf(policies(target));
  }

  /** The marks of all that is granted at a target. */
  Set<String> marks(String target) {
    var marks = new TreeSet<String>();
    policies(target).values().forEach(policy -> marks.addAll(Clause.marks(policy.document())));
    return marks;
  }

  /**
   * Whether one document grants exactly this, and nothing else is there, save at SSM: a create has
   * no token, so somebody else's policy may have come to stand beside it. Of two policies that two
   * runs made at once, a stranger may have changed one; it is the stranger's then, with all that it
   * says.
   */
  boolean isOnly(String target, List<Clause> clauses) {
    Set<String> wanted = Clause.marks(clauses);
    List<Set<String>> others =
        new ArrayList<>(
            policies(target).values().stream().map(p -> Clause.marks(p.document())).toList());
    return others.remove(wanted)
        && (site.isPlural()
            ? others.stream()
                .filter(marks -> marks.stream().noneMatch(Clause::isForeign))
                .allMatch(marks -> Collections.disjoint(marks, wanted))
            : others.isEmpty());
  }

  /** Whether all of this is granted. */
  boolean grants(String target, List<Clause> clauses) {
    return marks(target).containsAll(Clause.marks(clauses));
  }

  /** Whether all of this is granted, each once. */
  boolean has(String target, List<Clause> clauses) {
    Map<String, Policy> there = policies(target);
    return Clause.marks(clauses).stream()
        .allMatch(
            mark -> there.values().stream().filter(p -> p.document().contains(mark)).count() == 1);
  }

  private String target(Json.Obj input) {
    return input.text(site.target()).orElseThrow();
  }

  private String id(Json.Obj members) {
    return site.isPlural() ? members.text("PolicyId").orElseThrow() : "";
  }

  private Map<String, Policy> policies(String target) {
    return policies.computeIfAbsent(target, _ -> new LinkedHashMap<>());
  }
}
