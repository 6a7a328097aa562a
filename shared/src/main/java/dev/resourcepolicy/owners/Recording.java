package dev.resourcepolicy.owners;

import dev.resourcepolicy.intent.Cause;
import dev.resourcepolicy.intent.Settings;
import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.Entry.Phase;
import dev.resourcepolicy.memory.Repairs;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.Revision;
import dev.resourcepolicy.policy.Statement;
import dev.resourcepolicy.reconcile.Intent;
import dev.resourcepolicy.reconcile.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is recorded of a request, over what is remembered of its owner, or of the owner whose policy
 * it takes over.
 */
record Recording(Entry.Key key, Cause cause, Intent wanted, Owners owners, Instant now) {
  /** Longer than Lambda and CloudFormation deliver one request again. */
  private static final Duration TOMBSTONE = Duration.ofDays(1);

  /** That it may be written from now on. */
  Entry begun(Phase phase) {
    Optional<Entry> base = base();
    return entry(
        phase,
        isFirst() && phase instanceof Phase.Applying(var found, _)
            ? replaced(found)
            : base.flatMap(Entry::replaced),
        base.flatMap(Entry::served),
        base.map(Entry::history).orElse(List.of()));
  }

  /** That it is there. */
  Entry applied(Outcome outcome) {
    PolicyDocument document = Settings.document(cause.properties());
    Optional<Entry> base = base();
    var history = new ArrayList<>(base.map(Entry::history).orElse(List.of()));
    if (base.flatMap(Entry::lastWritten).filter(document::isEquivalentTo).isEmpty()) {
      history.addFirst(new Entry.Version(document, now, key.owner(), cause.request()));
    }
    return entry(
        new Phase.Applied(outcome.after().map(Revision::value), document.digest()),
        base.flatMap(Entry::replaced),
        Optional.of(new Entry.Served(cause.request(), outcome)),
        history);
  }

  /** That it is gone. */
  Entry removed(Outcome outcome) {
    Optional<Entry> base = base();
    return entry(
        new Phase.Removed(now.plus(TOMBSTONE)),
        base.flatMap(Entry::replaced),
        Optional.of(new Entry.Served(cause.request(), outcome)),
        base.map(Entry::history).orElse(List.of()));
  }

  /**
   * That it did not come to pass. Others may have taken along what a sharer recorded: if it had
   * nothing there before, that goes again with the next who comes by.
   */
  Entry withdrawn(Optional<Entry> before) {
    Entry there = owners.own().orElseThrow();
    boolean shared = wanted instanceof Intent.Share;
    return before
        .filter(entry -> entry.isLive() || !shared)
        .map(entry -> entry.at(there.revision()))
        .orElseGet(
            () ->
                shared
                    ? begun(new Phase.Removing(there.found().orElseThrow(), cause.request()))
                    : nothing());
  }

  private Entry nothing() {
    return entry(
        new Phase.Removed(now.plus(TOMBSTONE)), Optional.empty(), Optional.empty(), List.of());
  }

  private Optional<Entry> base() {
    return owners.own().filter(Entry::isLive).or(owners::documentOwner);
  }

  /** Whether nothing was written for this owner yet, nor for the one that it takes over from. */
  private boolean isFirst() {
    return base().filter(entry -> !entry.history().isEmpty()).isEmpty();
  }

  /** The document that this owner's Create replaces, less what the Create has put there itself. */
  private Optional<PolicyDocument> replaced(PolicyState.Expected found) {
    if (!(wanted instanceof Intent.Apply apply)
        || apply.purpose() != Intent.Purpose.CREATE
        || !(found instanceof PolicyState.Present(var document, _))) {
      return Optional.empty();
    }
    return Optional.of(document.without(written(apply.desired().document().statements())))
        .filter(there -> there.json().isEmpty() || !there.statements().isEmpty());
  }

  /**
   * Those of the desired statements that the Create may have put there: it has begun a write
   * before, and what it replaced then did not hold them.
   */
  private List<Statement> written(List<Statement> desired) {
    Optional<Entry> begun = owners.own().filter(entry -> entry.underWay().isPresent());
    List<Statement> foreign =
        begun.flatMap(Entry::replaced).map(PolicyDocument::statements).orElse(List.of());
    return begun.isEmpty()
        ? List.of()
        : desired.stream()
            .filter(statement -> foreign.stream().noneMatch(statement::isEquivalentTo))
            .toList();
  }

  private Entry entry(
      Phase phase,
      Optional<PolicyDocument> replaced,
      Optional<Entry.Served> served,
      List<Entry.Version> history) {
    return new Entry(
        key,
        phase,
        cause.properties(),
        now,
        replaced,
        served,
        Repairs.NONE,
        history,
        owners.own().map(Entry::revision).orElse(0L));
  }
}
