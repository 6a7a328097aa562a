package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the reads answered before each write, for stale reads. No service has to help: a read can be
 * made stale by a write that names the same target, that is, has all its required members. Lists of
 * all resources are left out: they would be made anew for each write, and are as long as there are
 * resources.
 */
final class PastReads {
  /** They differ from each other, so that one of them differs from the present answer. */
  private static final int MOST = 2;

  private final Routes routes;
  private final Map<Key, Deque<Answered>> answers = new HashMap<>();

  PastReads(Routes routes) {
    this.routes = routes;
  }

  /** A read of one target. */
  private record Key(String service, String operation, Json.Obj target, Account account) {}

  /** What a read came to: an answer or an error. */
  private sealed interface Answered {
    record Well(Answer answer) implements Answered {}

    record Badly(String code, Json.Obj members, int status) implements Answered {}

    private Answer again() {
      return switch (this) {
        case Well(var answer) -> answer;
        case Badly(var code, var members, var status) ->
            throw new ServiceError(status, code, members, Map.of());
      };
    }
  }

  /** What a read answers at present. */
  static final class Entry {
    private final Key key;
    private final Answered answered;

    private Entry(Key key, Answered answered) {
      this.key = key;
      this.answered = answered;
    }
  }

  /** What the reads answer that this write may change. */
  List<Entry> before(Operation write, Json.Obj input, Account account) {
    return routes.reads(write.route().service()).stream()
        .filter(read -> !listsResources(read.route()))
        .filter(read -> target(read, input).isPresent())
        .map(read -> present(read, target(read, input).orElseThrow(), account))
        .toList();
  }

  /** Keeps what a write has changed since. */
  void keep(List<Entry> before) {
    for (Entry entry : before) {
      Deque<Answered> kept = answers.computeIfAbsent(entry.key, _ -> new ArrayDeque<>());
      if (!entry.answered.equals(kept.peekFirst())) {
        kept.addFirst(entry.answered);
      }
      if (kept.size() > MOST) {
        kept.removeLast();
      }
    }
  }

  /** The latest answer to this read that differs from the present one. */
  Optional<Answer> last(Operation read, Json.Obj input, Account account) {
    return target(read, input)
        .map(target -> present(read, target, account))
        .flatMap(
            now ->
                answers.getOrDefault(now.key, new ArrayDeque<>()).stream()
                    .filter(answered -> !answered.equals(now.answered))
                    .findFirst())
        .map(Answered::again);
  }

  private static boolean listsResources(Route read) {
    return read.constraints().stream().noneMatch(Constraint::required)
        && !read.operation().contains("Polic");
  }

  private static Entry present(Operation read, Json.Obj target, Account account) {
    Route route = read.route();
    var key = new Key(route.service(), route.operation(), target, account);
    try {
      return new Entry(key, new Answered.Well(read.perform(target, account)));
    } catch (ServiceError e) {
      return new Entry(key, new Answered.Badly(e.shape(), e.members(), e.status()));
    }
  }

  /** The members that a read requires, when the input has them all. */
  private static Optional<Json.Obj> target(Operation read, Json.Obj input) {
    var target = new LinkedHashMap<String, Json>();
    for (Constraint constraint : read.route().constraints()) {
      Optional<Json> value = input.get(constraint.member());
      if (constraint.required() && value.isEmpty()) {
        return Optional.empty();
      }
      value.filter(_ -> constraint.required()).ifPresent(v -> target.put(constraint.member(), v));
    }
    return Optional.of(new Json.Obj(target));
  }
}
