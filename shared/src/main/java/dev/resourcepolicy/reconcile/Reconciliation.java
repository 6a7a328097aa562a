package dev.resourcepolicy.reconcile;

import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.Journal;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.PolicyService;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run of the one loop: read, plan, write; when something goes wrong that can pass, wait, then
 * read and plan again. Lost responses, lost races, cooldowns and stale reads need nothing of their
 * own, since every attempt starts from what the service says now.
 */
final class Reconciliation {
  /** Between two looks for a policy that a Create may still put there. */
  private static final Duration WATCH = Duration.ofSeconds(10);

  private final Intent.Change intent;
  private final Instant deadline;
  private final PolicyService service;
  private final Time time;
  private final Journal journal;
  private final Patience patience;
  private int attempt = 0;

  /** From when on a read shows everything that happened before this run, and our own last write. */
  private Instant settled;

  /** A write that may have been applied although nobody has said so yet. */
  private Plan.@Nullable Write unconfirmed;

  /** Whether the service accepted a write that no read has shown yet. */
  private boolean accepted = false;

  Reconciliation(
      Intent.Change intent,
      Instant deadline,
      PolicyService service,
      Time time,
      Backoff backoff,
      Journal journal) {
    this.intent = intent;
    this.deadline = deadline;
    this.service = service;
    this.time = time;
    this.journal = journal;
    this.patience = new Patience(backoff, deadline);
    this.settled = time.now().plus(service.staleness());
  }

  Outcome run() {
    while (true) {
      journal.attempts(++attempt);
      try {
        Optional<Outcome> outcome = attempt();
        if (outcome.isPresent()) {
          return outcome.get();
        }
      } catch (PolicyFailure failure) {
        if (failure.kind() == FailureKind.NOT_FOUND && intent instanceof Intent.Remove) {
          return gone();
        }
        waitAfter(failure);
      }
    }
  }

  /** One look and at most one write; empty when it takes another look. */
  private Optional<Outcome> attempt() {
    Instant readAt = time.now();
    PolicyState observed = service.read(intent.target());
    Plan plan = Plan.of(intent, observed);
    // A write may be planned from a stale read, since its token fails then. Nothing else shows it.
    boolean needsFreshRead =
        !(plan instanceof Plan.Write) || intent.dryRun() || unconfirmed != null;
    if (needsFreshRead && looksAgain(observed, readAt)) {
      return Optional.empty();
    }
    if (intent.dryRun()) {
      return Optional.of(plan.planned(intent.target()));
    }
    return switch (plan) {
      case Plan.Write write -> write(write);
      case Plan.Keep keep -> Optional.of(kept(keep));
      case Plan.Refuse(var reason, var difference) ->
          throw PolicyFailure.refused(reason, difference);
    };
  }

  private Optional<Outcome> write(Plan.Write write) {
    patience.endUnlessConflictsAreFew(intent.target(), write.expected());
    if (time.now().isAfter(deadline)) {
      throw new PolicyFailure(
          FailureKind.BUSY, "No time is left for a write to %s.".formatted(intent.target()));
    }
    if (accepted) {
      accepted = false; // Writing again at once never ends where something else comes of it.
      throw new PolicyFailure(
          FailureKind.CONFLICT,
          "The policy of %s is not what was just written.".formatted(intent.target()));
    }
    Optional<Revision> after = apply(write);
    if (service.readsBack()) {
      unconfirmed = write;
      accepted = true;
      return Optional.empty();
    }
    return Optional.of(written(write, after));
  }

  private Optional<Revision> apply(Plan.Write write) {
    try {
      return switch (write) {
        case Plan.Put put ->
            Optional.of(service.put(intent.target(), put.desired(), put.expected()));
        case Plan.Delete delete -> {
          service.delete(intent.target(), delete.expected());
          yield Optional.empty();
        }
      };
    } catch (PolicyFailure failure) {
      if (failure.kind() == FailureKind.UNCERTAIN) {
        unconfirmed = write;
      }
      throw failure;
    } finally {
      settled = time.now().plus(service.staleness());
    }
  }

  /** Whether a decision not to write must wait for a later read; if so, it has waited. */
  private boolean looksAgain(PolicyState observed, Instant readAt) {
    if (readAt.isBefore(settled) && settled.isBefore(deadline) && !isOwnWrite(observed)) {
      pause(
          Duration.between(time.now(), settled),
          "a read may lag %d s behind, so this one decides nothing"
              .formatted(service.staleness().toSeconds()));
      return true;
    }
    boolean watches = intent instanceof Intent.Remove remove && remove.creating();
    if (watches
        && observed instanceof PolicyState.Absent
        && time.now().plus(WATCH).isBefore(deadline)) {
      pause(WATCH, "a Create of the same resource may still be running");
      return true;
    }
    return false;
  }

  /** What we wrote and now read is no stale read, whatever the clock says. */
  private boolean isOwnWrite(PolicyState observed) {
    return unconfirmed instanceof Plan.Put put
        && observed instanceof PolicyState.Present(var document, _)
        && document.isEquivalentTo(put.desired().document());
  }

  private void waitAfter(PolicyFailure failure) {
    if (!failure.kind().canPass()) {
      throw failure.inTheEnd("", unconfirmed != null);
    }
    Duration wait =
        patience
            .waitAfter(failure, attempt, time.now())
            .orElseThrow(
                () ->
                    failure.inTheEnd(
                        "Gave up after attempt %d: there is no time for another one."
                            .formatted(attempt),
                        unconfirmed != null));
    pause(wait, "%s: %s".formatted(failure.kind(), failure.getMessage()));
  }

  private void pause(Duration wait, String reason) {
    journal.waits(wait, reason);
    time.sleep(wait);
  }

  private Outcome kept(Plan.Keep keep) {
    return unconfirmed == null
        ? keep.outcome(intent.target())
        : written(unconfirmed, keep.revision());
  }

  private Outcome written(Plan.Write write, Optional<Revision> after) {
    return write.outcome(intent.writes(write.expected()), intent.target(), after);
  }

  private Outcome gone() {
    Outcome.Kind kind = unconfirmed == null ? Outcome.Kind.SKIPPED : Outcome.Kind.DELETED;
    return Outcome.nothing(
        kind, intent.target().id(), "The target is gone, and its policy with it.");
  }
}
