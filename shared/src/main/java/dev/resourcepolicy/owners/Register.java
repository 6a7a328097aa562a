package dev.resourcepolicy.owners;

import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.Memory;
import java.util.ArrayList;
import java.util.List;

/** The entries of one target as one of its owners knows them, last read or last saved. */
final class Register {
  private final Memory memory;
  private final Entry.Key key;
  private Owners owners;

  Register(Memory memory, Entry.Key key) {
    this.memory = memory;
    this.key = key;
    this.owners = new Owners(key.owner(), List.of());
  }

  void read() {
    owners = Owners.at(memory, key);
  }

  void save(Entry entry) {
    Entry saved = memory.save(entry);
    var entries = new ArrayList<>(owners.entries());
    entries.removeIf(known -> known.key().equals(saved.key()));
    entries.add(saved);
    owners = new Owners(owners.self(), entries);
  }

  Owners owners() {
    return owners;
  }

  Entry.Key key() {
    return key;
  }
}
