package dev.resourcepolicy.local.sweep;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.load.Site;
import dev.resourcepolicy.standin.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which targets were checked how often, and when, as the services saw it: a check asks the memory
 * for the target's entries and reads its policy. It is as large in the beginning as in the end, so
 * that it does not count as growth.
 */
final class Census {
  private static final int MINUTE = 60;

  private final Instant begun;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final int[] lookedUp;
  private final int[] read;
  private final int[] bySecond;
  private int calls = 0;
  private int writes = 0;

  Census(Site site, int targets, Instant begun) {
    this.begun = begun;
    this.lookedUp = new int[targets];
    this.read = new int[targets];
    this.bySecond = new int[targets + MINUTE]; // at no rate takes a target longer than a second
    for (int target = 0; target < targets; target++) {
      numbers.put(site.id(target), target);
    }
  }

  int targets() {
    return lookedUp.length;
  }

  /** Counts these calls. */
  void count(List<Seen> seen) {
    seen.forEach(this::count);
  }

  private void count(Seen call) {
    calls++;
    switch (call.operation()) {
      case "Query" -> lookedUp(call).ifPresent(target -> check(target, call.at()));
      case "PutEvents" -> {
        // A batch is handed on.
      }
      default -> {
        Optional<Integer> target = named(call);
        if (target.isPresent() && call.status() == 200) {
          read[target.get()]++;
        }
        if (!call.operation().matches("(Get|Describe|List).*")) {
          writes++;
        }
      }
    }
  }

  private void check(int target, Instant at) {
    lookedUp[target]++;
    int second = Math.toIntExact(Duration.between(begun, at).toSeconds());
    bySecond[Math.min(second, bySecond.length - 1)]++;
  }

  /** The target whose entries a query asks for; a query for a page names none. */
  private Optional<Integer> lookedUp(Seen query) {
    return query
        .input()
        .object("ExpressionAttributeValues")
        .flatMap(values -> values.object(":prefix"))
        .flatMap(prefix -> prefix.text("S"))
        .map(prefix -> numbers.get(prefix.substring(0, prefix.length() - 1)));
  }

  private Optional<Integer> named(Seen call) {
    return call.input().members().values().stream()
        .filter(Json.Str.class::isInstance)
        .flatMap(text -> Optional.ofNullable(numbers.get(((Json.Str) text).value())).stream())
        .findFirst();
  }

  boolean isComplete() {
    return Arrays.stream(lookedUp).allMatch(times -> times > 0);
  }

  /** How many targets were not looked up, or not read. */
  long unchecked() {
    return IntStream.range(0, targets())
        .filter(target -> lookedUp[target] == 0 || read[target] == 0)
        .count();
  }

  /** How many targets were checked more than once. */
  long repeated() {
    return Arrays.stream(lookedUp).filter(times -> times > 1).count();
  }

  /** The calls that would have changed something. */
  int writes() {
    return writes;
  }

  int calls() {
    return calls;
  }

  /** From the first check to the last, in seconds. */
  int seconds() {
    int first = 0;
    int last = bySecond.length - 1;
    while (first < last && bySecond[first] == 0) {
      first++;
    }
    while (last > first && bySecond[last] == 0) {
      last--;
    }
    return last - first + 1;
  }

  /** The most checks in a second, on average over any minute. */
  double fastest() {
    int within = 0;
    int most = 0;
    for (int second = 0; second < bySecond.length; second++) {
      within += bySecond[second] - (second < MINUTE ? 0 : bySecond[second - MINUTE]);
      most = Math.max(most, within);
    }
    return most / (double) MINUTE;
  }
}
