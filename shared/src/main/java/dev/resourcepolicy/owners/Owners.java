package dev.resourcepolicy.owners;

import dev.resourcepolicy.guard.Guard;
import dev.resourcepolicy.intent.Handling;
import dev.resourcepolicy.intent.Ownership;
import dev.resourcepolicy.intent.Settings;
import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.Entry.Phase;
import dev.resourcepolicy.memory.Memory;
import dev.resourcepolicy.memory.Owner;
import dev.resourcepolicy.policy.Claim;
import dev.resourcepolicy.policy.PolicyDifference;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.Statement;
import dev.resourcepolicy.policy.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Everybody who wants something of one target, as one of them sees it. */
public record Owners(Owner self, List<Entry> entries) {
  /** Lambda's: what is older is at work no more. */
  public static final Duration LONGEST_RUN = Duration.ofMinutes(15);

  public Owners {
    entries = List.copyOf(entries);
  }

  /** Reads who they are. */
  public static Owners at(Memory memory, Entry.Key self) {
    return new Owners(self.owner(), memory.at(self.service(), self.target()));
  }

  /** What is remembered of the owner itself. */
  public Optional<Entry> own() {
    return entries.stream()
        .filter(entry -> entry.key().owner().name().equals(self.name()))
        .findFirst();
  }

  /**
   * Whether others may just be putting there what is ours: a check, or whoever takes along what was
   * recorded and not written, or was until a moment ago.
   */
  boolean mayBePutThere(Instant now) {
    return own()
        .filter(
            entry ->
                isTakenAlong(entry) || !entry.repairs().since(now.minus(LONGEST_RUN)).isEmpty())
        .isPresent();
  }

  private static boolean isTakenAlong(Entry entry) {
    return entry.underWay().isPresent() && ownership(entry) == Ownership.STATEMENTS;
  }

  /** The other one that owns the whole document; of several the one that said so last. */
  public Optional<Entry> documentOwner() {
    return others(Ownership.DOCUMENT).stream()
        .reduce((one, other) -> one.since().isAfter(other.since()) ? one : other);
  }

  /** The other ones that own statements. */
  public List<Entry> sharers() {
    return others(Ownership.STATEMENTS);
  }

  private List<Entry> others(Ownership ownership) {
    return entries.stream()
        .filter(entry -> entry.isLive() && !entry.key().owner().name().equals(self.name()))
        .filter(entry -> ownership(entry) == ownership)
        .toList();
  }

  static Ownership ownership(Entry entry) {
    return Handling.remembered(entry.properties()).ownership();
  }

  /** The document that an entry's owner wants; for a sharer, its own statements. */
  public static PolicyDocument document(Entry entry) {
    return Settings.document(entry.properties());
  }

  /** What an entry's owner has, or had, at the target. */
  private static List<Statement> former(Entry entry) {
    return entry.lastWritten().map(PolicyDocument::statements).orElse(List.of());
  }

  /** A whole document may not be put over what others share. */
  void refuseUnlessAlone(Target target) {
    if (!sharers().isEmpty()) {
      throw refused(
          "The policy of %s is shared by %s. Set Ownership to Statements, or delete these first."
              .formatted(target, names(sharers())));
    }
  }

  /** Statements may not be put into what another one owns as a whole, nor under another's Sid. */
  void refuseUnlessShared(Target target, PolicyDocument desired) {
    documentOwner()
        .ifPresent(
            owner -> {
              throw refused(
                  "The policy of %s belongs as a whole to %s. Give it Ownership Statements too, or put the statements there."
                      .formatted(target, owner.key().owner()));
            });
    for (Entry sharer : sharers()) {
      for (Statement theirs : document(sharer).statements()) {
        for (Statement ours : desired.statements()) {
          boolean same = theirs.sid().isPresent() && theirs.sid().equals(ours.sid());
          if (same && !isRenamed(sharer, theirs, ours)) {
            throw refused(
                "In the policy of %s, the Sid \"%s\" belongs to %s. Choose another one."
                    .formatted(target, ours.sid().orElseThrow(), sharer.key().owner()));
          }
        }
      }
    }
  }

  /** A resource that got another logical id says the same as the one that it was. */
  private boolean isRenamed(Entry sharer, Statement theirs, Statement ours) {
    return self.isInTheStackOf(sharer.key().owner()) && theirs.isEquivalentTo(ours);
  }

  /** The Sids that others have at the target. */
  Set<String> foreignSids() {
    return sharers().stream()
        .flatMap(sharer -> document(sharer).statements().stream())
        .flatMap(statement -> statement.sid().stream())
        .collect(Collectors.toSet());
  }

  /**
   * What others have recorded and not seen at the target yet, except under these Sids. What must
   * not be put there any more is left for its owner to hear of.
   */
  public List<Claim> pending(Set<String> except, Guard guard) {
    var claims = new ArrayList<Claim>();
    for (Entry sharer : sharers()) {
      switch (sharer.phase()) {
        case Phase.Applying _
            when !guard.problems(sharer.properties(), document(sharer)).isEmpty() -> {
          // A check finds it, and tells.
        }
        case Phase.Applying _ ->
            claims.add(new Claim(former(sharer), document(sharer).statements()).except(except));
        case Phase.Removing _ ->
            claims.add(new Claim(document(sharer).statements(), List.of()).except(except));
        case Phase.Applied _, Phase.Removed _ -> {
          // It has what it wants.
        }
      }
    }
    return claims;
  }

  private static PolicyFailure refused(String reason) {
    return PolicyFailure.refused(reason, PolicyDifference.none());
  }

  private static String names(List<Entry> others) {
    return others.stream().map(e -> e.key().owner().name()).collect(Collectors.joining(", "));
  }
}
