package dev.resourcepolicy.simulation;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.EntryJson;
import dev.resourcepolicy.memory.Memory;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** A memory that keeps what its table would: text, under a key and a revision. */
final class Entries implements Memory {
  private static final int PAGE = 50;

  private record Item(long revision, String content) {}

  private final TreeMap<String, Item> items = new TreeMap<>();

  List<Entry> all(String service) {
    return items.values().stream().map(item -> entry(service, item)).toList();
  }

  @Override
  public List<Entry> at(String service, String target) {
    String prefix = Entry.Key.prefix(target);
    return items.entrySet().stream()
        .filter(item -> item.getKey().startsWith(prefix))
        .map(item -> entry(service, item.getValue()))
        .toList();
  }

  @Override
  public Page page(String service, Optional<String> after) {
    SequencedMap<String, Item> rest =
        after.<SequencedMap<String, Item>>map(key -> items.tailMap(key, false)).orElse(items);
    List<Map.Entry<String, Item>> part = rest.entrySet().stream().limit(PAGE).toList();
    return new Page(
        part.stream().map(item -> entry(service, item.getValue())).toList(),
        rest.size() > PAGE ? Optional.of(part.getLast().getKey()) : Optional.empty());
  }

  @Override
  public Entry save(Entry entry) {
    String key = entry.key().sortKey();
    Item before = items.getOrDefault(key, new Item(0, ""));
    var item = new Item(entry.revision() + 1, EntryJson.write(entry).text());
    if (before.revision() != entry.revision() && !before.equals(item)) {
      throw new PolicyFailure(
          FailureKind.CONFLICT,
          "The entry has revision %d, not %d.".formatted(before.revision(), entry.revision()));
    }
    items.put(key, item);
    return entry.at(item.revision());
  }

  private static Entry entry(String service, Item item) {
    return EntryJson.read(service, item.revision(), (Json.Obj) Json.parse(item.content()));
  }
}
