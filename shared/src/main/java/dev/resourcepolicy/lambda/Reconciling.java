package dev.resourcepolicy.lambda;

import dev.resourcepolicy.guard.Guard;
import dev.resourcepolicy.policy.Journal;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.PolicyService;
import dev.resourcepolicy.policy.ServiceCalls;
import dev.resourcepolicy.reconcile.Intent;
import dev.resourcepolicy.reconcile.Outcome;
import dev.resourcepolicy.reconcile.Reconciler;
import dev.resourcepolicy.reconcile.Undertaking;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Carries out an invocation's intents: remembered where there is a memory, and told to others. */
final class Reconciling {
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
        Remembered.open(upkeep.memory(), service, cause, intent, guard, platform.time());
    return remembered.served().orElseGet(() -> carryOut(remembered, gate, deadline));
  }

  private Outcome carryOut(Remembered remembered, Gate gate, Instant deadline) {
    Outcome outcome;
    try {
      outcome = gate.told(remembered.told(carryOut(new Gated(remembered, gate), deadline)));
    } catch (Throwable failure) {
      record(() -> remembered.failed(failure));
      throw failure;
    }
    record(() -> remembered.done(outcome));
    return outcome;
  }

  /**
   * What was done is done, whether it can be recorded or not: the entry says that it was begun, and
   * the next check finishes it.
   */
  void record(Runnable recording) {
    try {
      recording.run();
    } catch (PolicyFailure failure) {
      log.unrecorded(failure.getMessage());
    }
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
