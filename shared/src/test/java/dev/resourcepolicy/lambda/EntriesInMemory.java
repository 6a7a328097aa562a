package dev.resourcepolicy.lambda;

import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.EntryJson;
import dev.resourcepolicy.memory.Memory;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/** A memory that keeps what a table would: text, under a key and a revision. */
public final class EntriesInMemory implements Memory {
  private static final int PAGE = 3;

  private record Item(long revision, String content) {}

  private final TreeMap<String, Item> items = new TreeMap<>();
  private final Deque<Runnable> beforeSaves = new ArrayDeque<>();
  private final Deque<Runnable> afterQueries = new ArrayDeque<>();
  private final Set<String> unreadable = new HashSet<>();
  private Optional<PolicyFailure> refusal = Optional.empty();
  private int saves = 0;
  private boolean silent = false;

  /** Every save fails from now on; none, when it is empty. */
  void refuse(Optional<PolicyFailure> failure) {
    refusal = failure;
  }

  /** Happens once, when a save arrives; each step precedes one save, and may fail it. */
  void beforeSave(Runnable step) {
    beforeSaves.add(step);
  }

  /** Happens once, when the answer of a query is on its way; each step follows one query. */
  void afterQuery(Runnable step) {
    afterQueries.add(step);
  }

  /** The next query fails. */
  void doesNotAnswerOnce() {
    silent = true;
  }

  /** What is remembered of the target cannot be read any more. */
  void garble(String target) {
    unreadable.add(target);
  }

  /** A memory that cannot be reached. */
  static PolicyFailure down() {
    return new PolicyFailure(FailureKind.UNAVAILABLE, "The table Memory does not answer.");
  }

  int saves() {
    return saves;
  }

  List<Entry> all() {
    return at(Orders.PROFILE.name(), "");
  }

  @Override
  public synchronized List<Entry> at(String service, String target) {
    if (silent) {
      silent = false;
      throw down();
    }
    if (unreadable.contains(target)) {
      throw new PolicyFailure(FailureKind.INVALID, "The entries of " + target + " are garbled.");
    }
    String prefix = target.isEmpty() ? "" : Entry.Key.prefix(target);
    List<Entry> found =
        items.entrySet().stream()
            .filter(item -> item.getKey().startsWith(prefix))
            .map(item -> entry(service, item.getValue()))
            .toList();
    take(afterQueries);
    return found;
  }

  @Override
  public synchronized Page page(String service, Optional<String> after) {
    SequencedMap<String, Item> rest =
        after.<SequencedMap<String, Item>>map(key -> items.tailMap(key, false)).orElse(items);
    List<Map.Entry<String, Item>> part = rest.entrySet().stream().limit(PAGE).toList();
    return new Page(
        part.stream().map(item -> entry(service, item.getValue())).toList(),
        rest.size() > PAGE ? Optional.of(part.getLast().getKey()) : Optional.empty());
  }

  @Override
  public synchronized Entry save(Entry entry) {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    saves++;
    take(beforeSaves);
    String key = entry.key().sortKey();
    long there = Optional.ofNullable(items.get(key)).map(Item::revision).orElse(0L);
    if (there != entry.revision()) {
      throw new PolicyFailure(
          FailureKind.CONFLICT,
          "The entry has revision %d, not %d.".formatted(there, entry.revision()));
    }
    items.put(key, new Item(there + 1, EntryJson.write(entry).text()));
    return entry.at(there + 1);
  }

  private static void take(Deque<Runnable> steps) {
    Runnable step = steps.poll();
    if (step != null) {
      step.run();
    }
  }

  private static Entry entry(String service, Item item) {
    return EntryJson.read(service, item.revision(), (Json.Obj) Json.parse(item.content()));
  }
}
