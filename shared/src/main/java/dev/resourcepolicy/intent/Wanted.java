package dev.resourcepolicy.intent;

import dev.resourcepolicy.policy.Desired;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.Statement;
import dev.resourcepolicy.reconcile.Doubt;
import dev.resourcepolicy.reconcile.Extent;
import dev.resourcepolicy.reconcile.Intent;
import dev.resourcepolicy.reconcile.Intent.Foreign;
import dev.resourcepolicy.reconcile.Intent.Purpose;
import dev.resourcepolicy.reconcile.Outcome;
import java.util.List;
import java.util.Optional;

/** The intents that settings amount to. */
public final class Wanted {
  private Wanted() {}

  /** Nothing, and why. */
  public static Intent skip(String target, String reason) {
    return new Intent.Nothing(target, Outcome.Kind.SKIPPED, reason);
  }

  /** What the Delete of a resource comes to whose Create has put nothing there. */
  public static Intent notCreated(String target) {
    return skip(target, "The Create failed without touching the policy.");
  }

  /**
   * That a document is there, or statements of one.
   *
   * @param previous what this owner has put there before
   */
  public static Intent.Change apply(
      Settings settings, String requestId, Optional<PolicyDocument> previous, Purpose purpose) {
    var desired = new Desired(settings.document(), settings.acceptsLockout(), requestId);
    Foreign existing = existing(settings.handling());
    Foreign drift = drift(settings.handling());
    return switch (settings.handling().ownership()) {
      case DOCUMENT ->
          new Intent.Apply(
              settings.target(),
              desired,
              previous,
              purpose == Purpose.CREATE ? existing : drift,
              purpose,
              settings.expectedRevision(),
              settings.dryRun());
      case STATEMENTS ->
          new Intent.Share(
              settings.target(),
              desired,
              former(settings, previous, purpose),
              existing,
              drift,
              purpose,
              settings.expectedRevision(),
              settings.dryRun(),
              List.of());
    };
  }

  /** A check looks after what its owner has there, so what has one of its Sids is its own. */
  private static List<Statement> former(
      Settings settings, Optional<PolicyDocument> previous, Purpose purpose) {
    boolean checks = purpose == Purpose.REPAIR || purpose == Purpose.SWEEP;
    return previous
        .or(() -> checks ? Optional.of(settings.document()) : Optional.empty())
        .map(PolicyDocument::statements)
        .orElse(List.of());
  }

  /** That it is gone, as far as {@code OnDelete} lets it. */
  public static Intent remove(
      ServiceProfile profile, Settings.Removal removal, String requestId, Doubt doubt) {
    return removal.handling().onDelete() == Handling.OnDelete.RETAIN
        ? skip(removal.target().id(), "OnDelete is Retain: the policy was left as it is.")
        : new Intent.Remove(
            removal.target(),
            new Desired(removal.document(), removal.acceptsLockout(), requestId),
            extent(profile, removal),
            removal.expectedRevision(),
            removal.dryRun(),
            doubt,
            Optional.empty(),
            List.of());
  }

  /** What of a target is this owner's, to be taken away. */
  private static Extent extent(ServiceProfile profile, Settings.Removal removal) {
    if (removal.handling().ownership() == Ownership.STATEMENTS) {
      return Extent.SIDS;
    }
    if (removal.handling().onDelete() == Handling.OnDelete.FORCE) {
      return Extent.ANYTHING;
    }
    return profile.rigid() ? Extent.DOCUMENT : Extent.STATEMENTS;
  }

  private static Foreign existing(Handling handling) {
    return switch (handling.onExisting()) {
      case REFUSE -> Foreign.REFUSE;
      case REPLACE -> Foreign.REPLACE;
    };
  }

  private static Foreign drift(Handling handling) {
    return switch (handling.onDrift()) {
      case OVERWRITE -> Foreign.REPLACE;
      case REFUSE -> Foreign.REFUSE;
    };
  }

  /** A check's intent, whatever somebody else has put there. */
  public static Intent.Change regardless(Intent.Change wanted, boolean dryRun) {
    return switch (wanted) {
      case Intent.Apply apply ->
          new Intent.Apply(
              apply.target(),
              apply.desired(),
              apply.previous(),
              Foreign.REPLACE,
              apply.purpose(),
              Optional.empty(),
              dryRun);
      case Intent.Share share ->
          new Intent.Share(
              share.target(),
              share.desired(),
              share.former(),
              Foreign.REPLACE,
              Foreign.REPLACE,
              share.purpose(),
              Optional.empty(),
              dryRun,
              List.of());
      case Intent.Remove remove -> remove;
    };
  }
}
