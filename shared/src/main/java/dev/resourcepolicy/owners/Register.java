package dev.resourcepolicy.owners;

import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.Memory;
import dev.resourcepolicy.policy.PolicyDifference;
import dev.resourcepolicy.policy.PolicyFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The entries of one target as one of its owners knows them, last read or last saved. */
final class Register {
  private final Memory memory;
  private final Entry.Key key;
  private Owners owners;
  private boolean overtaken = false;

  Register(Memory memory, Entry.Key key) {
    this.memory = memory;
    this.key = key;
    this.owners = new Owners(key.owner(), List.of());
  }

  void read() {
    owners = Owners.at(memory, key);
  }

  /**
   * Reads them once more. An older request must not be written over a later one of the same owner.
   *
   * @param before what was remembered of the owner when the request began
   * @throws PolicyFailure {@code REFUSED} when there is a later one
   */
  void readAgain(Entry.Request request, Optional<Entry> before) {
    read();
    Optional<Entry.Request> now = owners.own().flatMap(Entry::request);
    overtaken =
        now.filter(other -> !other.equals(request)).isPresent()
            && !now.equals(before.flatMap(Entry::request));
    if (overtaken) {
      throw PolicyFailure.refused(
          "A later request of %s came in between.".formatted(key.owner()), PolicyDifference.none());
    }
  }

  /** Whether there is a later request. */
  boolean isOvertaken() {
    return overtaken;
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
