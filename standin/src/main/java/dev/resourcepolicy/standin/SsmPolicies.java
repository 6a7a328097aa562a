package dev.resourcepolicy.standin;

import java.util.ArrayList;
import java.util.List;

/**
 * The policies of one resource, in the order of their creation. The hash is that of the text alone
 * (assumed; the harder case for a client, since an old hash comes back with an old text).
 */
final class SsmPolicies {
  private final String arn;
  private final List<Entry> entries = new ArrayList<>();
  private int created;

  SsmPolicies(String arn) {
    this.arn = arn;
  }

  /** One policy under its id, at its present version. */
  record Entry(String id, String policy) {
    String hash() {
      return Digest.hex(policy);
    }
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  Entry create(String policy) {
    created++;
    var entry = new Entry(Digest.hex(arn + created).substring(0, 32), policy);
    entries.add(entry);
    return entry;
  }

  Entry update(String id, String hash, String policy) {
    Entry changed = new Entry(id, policy);
    entries.set(entries.indexOf(current(id, hash)), changed);
    return changed;
  }

  void delete(String id, String hash) {
    entries.remove(current(id, hash));
  }

  /** The entry of this id, which has to have this hash. */
  private Entry current(String id, String hash) {
    Entry entry =
        entries.stream()
            .filter(candidate -> candidate.id().equals(id))
            .findFirst()
            .orElseThrow(SsmErrors::policyNotFound);
    if (!entry.hash().equals(hash)) {
      throw SsmErrors.conflict();
    }
    return entry;
  }
}
