package dev.resourcepolicy.upkeep;

import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.Memory;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The targets of a service of which somebody wants something, page by page, each once. */
final class RememberedTargets implements Iterator<RememberedTarget> {
  private final Memory memory;
  private final String service;
  private final ArrayDeque<Entry> entries = new ArrayDeque<>();
  private Optional<String> after;
  private boolean ended = false;
  private @Nullable RememberedTarget next;

  RememberedTargets(Memory memory, String service, Optional<String> after) {
    this.memory = memory;
    this.service = service;
    this.after = after;
    this.next = find();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public RememberedTarget next() {
    RememberedTarget found = next;
    if (found == null) {
      throw new NoSuchElementException();
    }
    next = find();
    return found;
  }

  /** All entries of one target, of which at least one is live. */
  private @Nullable RememberedTarget find() {
    Entry entry = take();
    while (entry != null && !entry.isLive()) {
      entry = take();
    }
    if (entry == null) {
      return null;
    }
    String target = entry.key().target();
    String last = entry.key().sortKey();
    for (Entry other = peek();
        other != null && other.key().target().equals(target);
        other = peek()) {
      last = entries.remove().key().sortKey();
    }
    return new RememberedTarget(target, last);
  }

  private @Nullable Entry take() {
    Entry first = peek();
    entries.poll();
    return first;
  }

  private @Nullable Entry peek() {
    while (entries.isEmpty() && !ended) {
      Memory.Page page = memory.page(service, after);
      entries.addAll(page.entries());
      after = page.next();
      ended = after.isEmpty();
    }
    return entries.peek();
  }
}
