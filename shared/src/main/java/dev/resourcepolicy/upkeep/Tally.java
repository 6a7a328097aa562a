package dev.resourcepolicy.upkeep;

import dev.resourcepolicy.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the checks of a sweep came to, in numbers. */
final class Tally {
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private boolean complete = true;

  Tally() {
    for (String name :
        new String[] {
          "checked",
          "repaired",
          "reported",
          "suspended",
          "failed",
          "missing",
          "finished",
          "handedOn"
        }) {
      counts.put(name, 0);
    }
  }

  void add(Checked checked) {
    count("checked", 1);
    switch (checked) {
      case Checked.Failed _ -> count("failed", 1);
      case Checked.Done(var outcome) -> {
        switch (outcome.kind()) {
          case REPAIRED -> count("repaired", 1);
          case REPORTED -> count("reported", 1);
          case SUSPENDED -> count("suspended", 1);
          case MISSING -> count("missing", 1);
          case CREATED, UPDATED, DELETED -> count("finished", 1);
          case ADOPTED, UNCHANGED, SKIPPED, PLANNED, IGNORED -> {
            // In order, or none of a check's business.
          }
        }
      }
    }
  }

  /** These targets are checked by another invocation. */
  void handOn(int targets) {
    count("handedOn", targets);
  }

  /** There was no time for the rest, and nobody to hand it on to. */
  void leave() {
    complete = false;
  }

  private void count(String name, int more) {
    counts.merge(name, more, Integer::sum);
  }

  Json.Obj json() {
    var members = new LinkedHashMap<String, Json>();
    counts.forEach((name, count) -> members.put(name, Json.of(count)));
    members.put("complete", Json.of(complete));
    return new Json.Obj(members);
  }
}
