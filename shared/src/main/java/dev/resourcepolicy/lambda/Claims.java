package dev.resourcepolicy.lambda;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.policy.Claim;
import dev.resourcepolicy.policy.Desired;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.Statement;
import dev.resourcepolicy.reconcile.Intent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What becomes of an intent among the other owners of its target. */
final class Claims {
  private Claims() {}

  /**
   * The intent as far as the other owners leave it.
   *
   * @param alone whether to leave to others what they have recorded
   * @throws dev.resourcepolicy.policy.PolicyFailure {@code REFUSED}, naming the owner that stands
   *     against it
   */
  static Intent among(Owners owners, Intent.Change wanted, Json.Obj properties, boolean alone) {
    return switch (wanted) {
      case Intent.Apply apply -> apply(owners, apply);
      case Intent.Share share -> share(owners, share, alone);
      case Intent.Remove remove -> remove(owners, remove, properties, alone);
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

  private static Intent share(Owners owners, Intent.Share share, boolean alone) {
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
        alone ? List.of() : owners.pending(sids(desired.statements())));
  }

  private static Intent remove(
      Owners owners, Intent.Remove remove, Json.Obj properties, boolean alone) {
    if (remove.doubt() == Intent.Doubt.NOT_CREATED
        && owners.own().filter(Entry::isLive).isEmpty()) {
      return Wanted.notCreated(remove.target().id());
    }
    Optional<Entry> successor = owners.documentOwner();
    if (successor.isPresent()) {
      return Wanted.skip(
          remove.target().id(),
          "The policy was left alone: it belongs to %s.".formatted(successor.get().key().owner()));
    }
    Handling handling = Handling.remembered(properties);
    return handling.ownership() == Ownership.STATEMENTS
        ? leave(owners, remove, alone)
        : with(
            remove,
            remove.owned(),
            owners
                .own()
                .filter(_ -> handling.onDelete() == Handling.OnDelete.RESTORE)
                .flatMap(Entry::replaced),
            List.of());
  }

  /** What another owner has under one of our Sids, as after a renaming, is not ours to remove. */
  private static Intent leave(Owners owners, Intent.Remove remove, boolean alone) {
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
        alone ? List.of() : owners.pending(sids(own.statements())));
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
