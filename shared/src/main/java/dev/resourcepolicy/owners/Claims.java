package dev.resourcepolicy.owners;

import dev.resourcepolicy.guard.Guard;
import dev.resourcepolicy.intent.Handling;
import dev.resourcepolicy.intent.Ownership;
import dev.resourcepolicy.intent.Wanted;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.policy.Claim;
import dev.resourcepolicy.policy.Desired;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.Statement;
import dev.resourcepolicy.reconcile.Doubt;
import dev.resourcepolicy.reconcile.Intent;
import dev.resourcepolicy.reconcile.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What becomes of an intent among the other owners of its target. */
public final class Claims {
  private Claims() {}

  /**
   * The intent as far as the other owners leave it.
   *
   * @param alone whether to leave to others what they have recorded
   * @param guard keeps out what was remembered when it was still allowed
   * @throws dev.resourcepolicy.policy.PolicyFailure {@code REFUSED}, naming the owner that stands
   *     against it
   */
  public static Intent among(
      Owners owners, Intent.Change wanted, Json.Obj properties, boolean alone, Guard guard) {
    return switch (wanted) {
      case Intent.Apply apply -> apply(owners, apply);
      case Intent.Share share -> share(owners, share, alone, guard);
      case Intent.Remove remove -> remove(owners, remove, properties, alone, guard);
    };
  }

  private static Intent apply(Owners owners, Intent.Apply apply) {
    owners.refuseUnlessAlone(apply.target());
    return new Intent.Apply(
        apply.target(),
        apply.desired(),
        apply.previous().or(() -> lastWritten(owners)),
        apply.foreign(),
        apply.purpose(),
        apply.expectedRevision(),
        apply.dryRun());
  }

  private static Intent share(Owners owners, Intent.Share share, boolean alone, Guard guard) {
    PolicyDocument desired = share.desired().document();
    owners.refuseUnlessShared(share.target(), desired);
    var former = new ArrayList<>(share.former());
    lastWritten(owners)
        .map(document -> document.without(share.former()).statements())
        .ifPresent(former::addAll);
    return new Intent.Share(
        share.target(),
        share.desired(),
        former,
        share.existing(),
        share.drift(),
        share.purpose(),
        share.expectedRevision(),
        share.dryRun(),
        alone ? List.of() : owners.pending(sids(desired.statements()), guard));
  }

  private static Intent remove(
      Owners owners, Intent.Remove wanted, Json.Obj properties, boolean alone, Guard guard) {
    Intent.Remove remove = lastWritten(owners).isPresent() ? wanted.certain() : wanted;
    if (remove.doubt() == Doubt.NOT_CREATED && owners.own().filter(Entry::isLive).isEmpty()) {
      return Wanted.notCreated(remove.target().id());
    }
    Optional<Entry> successor = owners.documentOwner();
    if (successor.isPresent()) {
      return Wanted.skip(
          remove.target().id(),
          "The policy was left alone: it belongs to %s.".formatted(successor.get().key().owner()));
    }
    return Handling.remembered(properties).ownership() == Ownership.STATEMENTS
        ? leave(owners, remove, alone, guard)
        : with(
            remove,
            remove.owned(),
            replaced(owners.own(), properties)
                .filter(document -> guard.problems(properties, document).isEmpty()),
            List.of());
  }

  /** The document that its owner wants back when its own is removed. */
  private static Optional<PolicyDocument> replaced(Optional<Entry> own, Json.Obj properties) {
    return own.filter(_ -> Handling.remembered(properties).onDelete() == Handling.OnDelete.RESTORE)
        .flatMap(Entry::replaced);
  }

  /** What a removal came to, with why it did not put back what its owner wants back. */
  static Outcome told(Outcome outcome, Optional<Entry> own, Json.Obj properties, Guard guard) {
    return replaced(own, properties)
        .filter(_ -> outcome.kind() == Outcome.Kind.DELETED)
        .flatMap(document -> guard.forbids(properties, document))
        .map(why -> outcome.noting("What it had replaced was not put back: %s.".formatted(why)))
        .orElse(outcome);
  }

  /** What another owner has under one of our Sids, as after a renaming, is not ours to remove. */
  private static Intent leave(Owners owners, Intent.Remove remove, boolean alone, Guard guard) {
    Set<String> foreign = owners.foreignSids();
    List<Statement> statements = remove.owned().document().statements();
    List<Statement> taken =
        statements.stream().filter(s -> s.sid().filter(foreign::contains).isPresent()).toList();
    PolicyDocument own = remove.owned().document().without(taken);
    if (own.statements().isEmpty()) {
      return Wanted.skip(
          remove.target().id(),
          "The statements were left alone: they belong to another owner by now.");
    }
    return with(
        remove,
        remove.owned().with(own),
        Optional.empty(),
        alone ? List.of() : owners.pending(sids(own.statements()), guard));
  }

  private static Intent with(
      Intent.Remove remove, Desired owned, Optional<PolicyDocument> restored, List<Claim> others) {
    return new Intent.Remove(
        remove.target(),
        owned,
        remove.extent(),
        remove.expectedRevision(),
        remove.dryRun(),
        remove.doubt(),
        restored,
        others);
  }

  private static Optional<PolicyDocument> lastWritten(Owners owners) {
    return owners.own().filter(Entry::isLive).flatMap(Entry::lastWritten);
  }

  private static Set<String> sids(List<Statement> statements) {
    return statements.stream().flatMap(s -> s.sid().stream()).collect(Collectors.toSet());
  }
}
