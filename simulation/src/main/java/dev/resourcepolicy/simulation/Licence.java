package dev.resourcepolicy.simulation;

import java.util.Set;

/**
 * What an invocation may take away of what strangers have put there.
 *
 * @param anything whether a setting lets it replace a stranger's document
 * @param sids under which even a stranger's statement is for its owner to replace
 */
record Licence(boolean anything, Set<String> sids) {
  Licence {
    sids = Set.copyOf(sids);
  }

  static Licence none() {
    return new Licence(false, Set.of());
  }

  boolean covers(Clause lost) {
    return anything || sids.contains(lost.sid());
  }
}
