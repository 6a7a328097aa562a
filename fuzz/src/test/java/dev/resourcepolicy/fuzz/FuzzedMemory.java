package dev.resourcepolicy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.EntryJson;
import dev.resourcepolicy.memory.Memory;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A memory that keeps the text of every entry, and finds that it says the entry again. */
final class FuzzedMemory implements Memory {
  private final TreeMap<String, Entry> entries = new TreeMap<>();

  @Override
  public synchronized List<Entry> at(String service, String target) {
    String prefix = Entry.Key.prefix(target);
    return entries.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public synchronized Page page(String service, Optional<String> after) {
    var rest = after.map(key -> entries.tailMap(key, false)).orElse(entries);
    return new Page(List.copyOf(rest.values()), Optional.empty());
  }

  @Override
  public synchronized Entry save(Entry entry) {
    String key = entry.key().sortKey();
    long there = Optional.ofNullable(entries.get(key)).map(Entry::revision).orElse(0L);
    if (there != entry.revision()) {
      throw new PolicyFailure(FailureKind.CONFLICT, "The entry was saved by somebody else.");
    }
    entries.put(key, read(entry.at(there + 1)));
    return entry.at(there + 1);
  }

  private static Entry read(Entry entry) {
    String text = EntryJson.write(entry).text();
    Entry read =
        EntryJson.read(entry.key().service(), entry.revision(), (Json.Obj) Json.parse(text));
    assertThat(EntryJson.write(read).text()).isEqualTo(text);
    return read;
  }
}
