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

/**
 * One run of the one loop: read, plan, write; when something goes wrong that can pass, wait, then
 * read and plan again. Lost responses, races, cooldowns and stale reads need nothing of their own.
 */
final class Reconciliation {
  /** Between two looks for a policy that a Create may still put there. */
  private static final Duration WATCH = Duration.ofSeconds(10);

  private final Undertaking undertaking;
  private final Instant deadline;
  private final PolicyService service;
  private final Time time;
  private final Journal journal;
  private final Patience patience;
  private final Freshness freshness;
  private final OwnWrites writes;
  private int attempt = 0;
  private boolean resumed = false;

  Reconciliation(
      Undertaking undertaking,
      Instant deadline,
      PolicyService service,
      Time time,
      Backoff backoff,
      Journal journal) {
    this.undertaking = undertaking;
    this.deadline = deadline;
    this.service = service;
    this.time = time;
    this.journal = journal;
    this.patience = new Patience(backoff, deadline);
    this.writes = new OwnWrites(service, undertaking.target());
    this.freshness = new Freshness(service.staleness(), time.now());
  }

  Outcome run() {
    while (true) {
      journal.attempts(++attempt);
      Intent intent = null;
      try {
        Optional<Outcome> outcome = undertaking.settled();
        if (outcome.isEmpty()) {
          intent = undertaking.intent();
          outcome =
              switch (intent) {
                case Intent.Nothing(var target, var kind, var reason) ->
                    Optional.of(Outcome.nothing(kind, target, reason));
                case Intent.Change change -> attempt(change);
              };
        }
        if (outcome.isPresent()) {
          return outcome.get();
        }
      } catch (PolicyFailure failure) {
        if (failure.kind() == FailureKind.NOT_FOUND && intent instanceof Intent.Remove) {
          return writes.gone();
        }
        boolean sweeps = intent instanceof Intent.Change change && change.isSweep();
        if (failure.kind() == FailureKind.NOT_FOUND && sweeps) {
          return Outcome.nothing(
              Outcome.Kind.MISSING, undertaking.target().id(), failure.getMessage());
        }
        if (failure.kind().canPass() || !undertaking.narrows(failure)) {
          waitAfter(failure);
        }
      }
    }
  }

  /** One look and at most one write; empty when it takes another look. */
  private Optional<Outcome> attempt(Intent.Change intent) {
    resume(intent);
    Instant readAt = time.now();
    PolicyState observed = service.read(undertaking.target());
    Plan plan = Plan.of(intent, observed);
    // A write may be planned from a stale read, since its token fails then. Nothing else shows it.
    boolean needsFreshRead =
        (!(plan instanceof Plan.Write) && !intent.isSweep())
            || intent.dryRun()
            || writes.areUnconfirmed();
    if (needsFreshRead && looksAgain(intent, plan, observed, readAt)) {
      return Optional.empty();
    }
    if (intent.dryRun()) {
      return Optional.of(plan.planned(intent.target()));
    }
    if (plan instanceof Plan.Clear clear) {
      clear(intent, clear);
      return Optional.empty();
    }
    if (plan instanceof Plan.Write write) {
      begin(write);
      plan = Plan.of(undertaking.intent(), observed);
      if (!(plan instanceof Plan.Write)) {
        return Optional.empty(); // that takes a fresh read
      }
    }
    return switch (plan) {
      case Plan.Write write -> write(intent, write);
      case Plan.Keep keep -> Optional.of(writes.kept(intent, keep));
      case Plan.Refuse(var reason, var difference) ->
          throw PolicyFailure.refused(reason, difference);
    };
  }

  /** Takes up what an earlier run, that was interrupted, may have written. */
  private void resume(Intent.Change intent) {
    if (!resumed) {
      Optional<PolicyState.Expected> found = undertaking.interrupted();
      resumed = true;
      if (found.isPresent() && Plan.of(intent, found.get()) instanceof Plan.Write write) {
        writes.mayBeApplied(write);
      }
    }
  }

  /** Not recorded: whoever comes after a run that ends here sees as much as this one. */
  private void clear(Intent.Change intent, Plan.Clear clear) {
    patience.requireLeave(undertaking.target(), clear.expected(), time.now());
    var _ = apply(intent, clear);
    writes.isCleared(clear);
  }

  private void begin(Plan.Write write) {
    patience.requireLeave(undertaking.target(), write.expected(), time.now());
    writes.refuseToRepeatAtOnce();
    undertaking.begins(write.expected());
  }

  private Optional<Outcome> write(Intent.Change intent, Plan.Write write) {
    Optional<Revision> after = apply(intent, write);
    if (service.readsBack(write.expected())) {
      writes.isAccepted(write);
      return Optional.empty();
    }
    return Optional.of(OwnWrites.written(intent, write, after));
  }

  private Optional<Revision> apply(Intent.Change intent, Plan.Write write) {
    try {
      return writes.make(intent, write, time.now());
    } finally {
      freshness.wrote(time.now());
    }
  }

  /** Whether a decision must wait for a later read; if so, it has waited. */
  private boolean looksAgain(
      Intent.Change intent, Plan plan, PolicyState observed, Instant readAt) {
    if (freshness.isInDoubt(readAt, deadline) && !writes.areShownBy(observed)) {
      pause(freshness.wait(time.now()), freshness.reason());
      return true;
    }
    boolean watches = intent instanceof Intent.Remove remove && remove.awaits(plan, observed);
    if (watches && time.now().plus(WATCH).isBefore(deadline)) {
      pause(WATCH, "a Create of the same resource may still be running");
      return true;
    }
    return false;
  }

  private void waitAfter(PolicyFailure failure) {
    if (!failure.kind().canPass()) {
      throw failure.inTheEnd("", writes.areUnconfirmed());
    }
    Duration wait =
        patience
            .waitAfter(failure, attempt, time.now())
            .orElseThrow(
                () ->
                    failure.inTheEnd(
                        "Gave up after attempt %d: there is no time for another one."
                            .formatted(attempt),
                        writes.areUnconfirmed()));
    pause(wait, "%s: %s".formatted(failure.kind(), failure.getMessage()));
  }

  private void pause(Duration wait, String reason) {
    journal.waits(wait, reason);
    time.sleep(wait);
  }
}
