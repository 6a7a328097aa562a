package dev.resourcepolicy.memory;

import java.util.List;
import java.util.Optional;

/**
 * The entries. Reads show every save that ended before them.
 *
 * <p>Every method throws {@link dev.resourcepolicy.policy.PolicyFailure} when the memory refuses or
 * cannot be reached: {@code DENIED}, {@code THROTTLED} or {@code UNAVAILABLE}, with the remedy.
 */
public interface Memory {

  /** Every entry at a target, those of removed owners among them, in the order of their owners. */
  List<Entry> at(String service, String target);

  /**
   * A service's entries in the order of their sort keys.
   *
   * @param after the sort key to go on after; empty for the first page
   */
  Page page(String service, Optional<String> after);

  /**
   * Saves an entry over the revision that it carries; 0 says that there must be none.
   *
   * @return the entry with its new revision
   * @throws dev.resourcepolicy.policy.PolicyFailure of kind {@code CONFLICT} when the entry was
   *     saved by somebody else meanwhile. A save whose answer was lost and that is repeated is no
   *     such conflict
   */
  Entry save(Entry entry);

  /**
   * A part of the entries.
   *
   * @param next the sort key to go on after; empty when this was the last page
   */
  record Page(List<Entry> entries, Optional<String> next) {}
}
