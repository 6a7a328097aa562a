package dev.resourcepolicy.lambda;

import dev.resourcepolicy.guard.Guard;
import dev.resourcepolicy.intent.Cause;
import dev.resourcepolicy.intent.Gate;
import dev.resourcepolicy.owners.Remembered;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.Journal;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.PolicyService;
import dev.resourcepolicy.policy.ServiceCalls;
import dev.resourcepolicy.reconcile.Intent;
import dev.resourcepolicy.reconcile.Outcome;
import dev.resourcepolicy.reconcile.Reconciler;
import dev.resourcepolicy.reconcile.Undertaking;
import dev.resourcepolicy.upkeep.Announcer;
import dev.resourcepolicy.upkeep.Upkeep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Carries out an invocation's intents: remembered where there is a memory, and told to others. */
final class Reconciling {
  /** From a look at the memory until the write after it shows: two calls, one of them slow. */
  private static final Duration UNDER_WAY = Duration.ofSeconds(10);

  private final String service;
  private final Guard guard;
  private final Platform platform;
  private final Supplier<Function<ServiceCalls, PolicyService>> wiring;
  private final Announcer announcer;
  private final InvocationLog log;

  Reconciling(
      String service,
      Guard guard,
      Platform platform,
      Supplier<Function<ServiceCalls, PolicyService>> wiring,
      Announcer announcer,
      InvocationLog log) {
    this.service = service;
    this.guard = guard;
    this.platform = platform;
    this.wiring = wiring;
    this.announcer = announcer;
    this.log = log;
  }

  /**
   * Carries out what an owner wants, or somebody who is not to be remembered.
   *
   * @param gate what has to go well before anything is written
   * @throws PolicyFailure when it cannot be had
   */
  Outcome carryOut(Intent intent, Optional<Cause> cause, Gate gate, Instant deadline) {
    log.intends(intent);
    try {
      Outcome outcome =
          platform.upkeep().isPresent() && cause.isPresent()
              ? remembered(platform.upkeep().get(), intent, cause.get(), gate, deadline)
              : unremembered(intent, gate, deadline);
      log.outcome(outcome);
      cause.ifPresent(who -> announcer.done(who, outcome));
      return outcome;
    } catch (PolicyFailure failure) {
      cause.ifPresent(who -> announcer.failed(who, failure));
      throw failure;
    }
  }

  private Outcome unremembered(Intent intent, Gate gate, Instant deadline) {
    return switch (intent) {
      case Intent.Nothing nothing -> reconciler().reconcile(nothing, deadline);
      case Intent.Change change ->
          gate.told(carryOut(new Gated(Undertaking.of(change), gate), deadline));
    };
  }

  private Outcome remembered(
      Upkeep upkeep, Intent intent, Cause cause, Gate gate, Instant deadline) {
    var remembered =
        new Remembered(upkeep.memory(), service, cause, intent, guard, platform.time());
    while (true) {
      Outcome outcome = carryOut(remembered, gate, deadline);
      Instant now = platform.time().now();
      boolean looksAgain = remembered.mayBePutThere(now) && now.plus(UNDER_WAY).isBefore(deadline);
      Optional<PolicyFailure> unrecorded =
          record(looksAgain ? remembered::leaves : () -> remembered.done(outcome, now), deadline);
      if (looksAgain && unrecorded.isEmpty()) {
        platform.time().sleep(UNDER_WAY);
        continue;
      }
      if (unrecorded.isEmpty() || remembered.isBegun()) {
        return outcome;
      }
      if (unrecorded.get().kind() != FailureKind.CONFLICT || now.isAfter(deadline)) {
        throw unrecorded.get();
      }
      // A check was at work, perhaps on the policy too: that nothing is to be done may be so no
      // more.
    }
  }

  private Outcome carryOut(Remembered remembered, Gate gate, Instant deadline) {
    try {
      return gate.told(remembered.told(carryOut(new Gated(remembered, gate), deadline)));
    } catch (Throwable failure) {
      Instant now = platform.time().now();
      var _ = record(() -> remembered.failed(failure, now), deadline);
      throw failure;
    }
  }

  /**
   * Records what was done, with the patience that the failure deserves. What was begun is done
   * then, whether it can be recorded or not: the entry says that it was begun, and the next check
   * finishes it. Of what was not begun nobody would know.
   *
   * @return why it could not be recorded
   */
  Optional<PolicyFailure> record(Runnable recording, Instant deadline) {
    Instant started = platform.time().now();
    for (int attempt = 1; ; attempt++) {
      try {
        recording.run();
        return Optional.empty();
      } catch (PolicyFailure failure) {
        Duration wait = platform.backoff().after(attempt);
        Instant next = platform.time().now().plus(wait);
        if (!next.isBefore(started.plus(patience(failure.kind()))) || next.isAfter(deadline)) {
          log.unrecorded(failure.getMessage());
          return Optional.of(failure);
        }
        platform.time().sleep(wait);
      }
    }
  }

  /** The table took what was begun: a denial now is of permissions that IAM still spreads. */
  private static Duration patience(FailureKind kind) {
    return switch (kind) {
      case CONFLICT -> Duration.ZERO;
      case DENIED -> FailureKind.NOT_READY.patience();
      case BUSY, THROTTLED, UNCERTAIN, UNAVAILABLE, NOT_READY, NOT_FOUND -> kind.patience();
      case INVALID, LIMIT, LOCKOUT, REFUSED -> Duration.ZERO;
    };
  }

  /** Carries out a check. */
  Outcome carryOut(Undertaking undertaking, Instant deadline) {
    return reconciler().reconcile(undertaking, deadline);
  }

  private Reconciler reconciler() {
    Journal journal = log.and(platform.journal());
    var calls = new ServiceCalls(List.of(), journal, platform.time());
    return new Reconciler(wiring.get().apply(calls), platform.time(), platform.backoff(), journal);
  }
}
