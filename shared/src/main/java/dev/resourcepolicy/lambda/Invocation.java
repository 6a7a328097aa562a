package dev.resourcepolicy.lambda;

import dev.resourcepolicy.cloudformation.CustomResources;
import dev.resourcepolicy.cloudformation.Deadlines;
import dev.resourcepolicy.cloudformation.Response;
import dev.resourcepolicy.event.Event;
import dev.resourcepolicy.intent.Gate;
import dev.resourcepolicy.intent.Intents;
import dev.resourcepolicy.intent.Own;
import dev.resourcepolicy.intent.ServiceProfile;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.PolicyService;
import dev.resourcepolicy.policy.ServiceCalls;
import dev.resourcepolicy.reconcile.Intent;
import dev.resourcepolicy.reconcile.Outcome;
import dev.resourcepolicy.upkeep.Announcer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** One invocation, from its event to what the function returns. */
final class Invocation {
  private final Intents intents;
  private final CustomResources customResources;
  private final Reconciling reconciling;
  private final MemoryEvents memoryEvents;
  private final Announcer announcer;
  private final Deadlines deadlines;
  private final InvocationLog log;

  Invocation(
      ServiceProfile profile,
      Own own,
      Platform platform,
      CustomResources customResources,
      Supplier<Function<ServiceCalls, PolicyService>> wiring,
      Deadlines deadlines,
      InvocationLog log) {
    this.intents = new Intents(profile, own, platform.opinion());
    this.customResources = customResources;
    this.announcer = new Announcer(profile.name(), platform.bus());
    this.reconciling =
        new Reconciling(profile.name(), own.guard(profile), platform, wiring, announcer, log);
    this.memoryEvents =
        new MemoryEvents(profile, own, platform, reconciling, announcer, deadlines.work(), log);
    this.deadlines = deadlines;
    this.log = log;
  }

  /**
   * Handles an event, and tells others what came of it.
   *
   * @throws PolicyFailure when what it asks for cannot be had, unless CloudFormation asked, which
   *     is answered instead
   */
  Json handle(Event event) {
    try {
      return switch (event) {
        case Event.CustomResource request -> answer(request);
        case Event.Requested request -> requested(request).json();
        case Event.Check check -> check(check);
        case Event.Told told -> memoryEvents.look(told);
        case Event.Sweep sweep -> log.result(memoryEvents.sweep(sweep));
        case Event.CheckRequested request -> log.result(memoryEvents.check(request));
        case Event.Unknown(var reason) -> throw new PolicyFailure(FailureKind.INVALID, reason);
      };
    } finally {
      announcer.send().ifPresent(log::untold);
    }
  }

  private Json answer(Event.CustomResource request) {
    Response response = customResources.answer(request, deadlines, by -> work(request, by));
    log.answered(response);
    return response.json();
  }

  private CustomResources.Done work(Event.CustomResource request, Instant deadline) {
    try {
      Intents.Requested requested = intents.of(request);
      return new CustomResources.Done(
          requested.physicalId(),
          reconciling.carryOut(requested.intent(), requested.cause(), requested.gate(), deadline));
    } catch (Throwable failure) {
      log.failed(failure);
      throw failure;
    }
  }

  private Outcome requested(Event.Requested request) {
    Intents.Explicit explicit = intents.of(request);
    return reconciling.carryOut(
        explicit.intent(), explicit.cause(), explicit.gate(), deadlines.work());
  }

  /** Checks every target, whatever became of the one before. */
  private Json check(Event.Check check) {
    var results = new ArrayList<Json>();
    var failures = new ArrayList<PolicyFailure>();
    for (Json.Obj desired : check.desired()) {
      try {
        Intent intent = intents.of(check, desired);
        results.add(
            reconciling.carryOut(intent, Optional.empty(), Gate.OPEN, deadlines.work()).json());
      } catch (PolicyFailure failure) {
        failures.add(failure);
      }
    }
    if (!failures.isEmpty()) {
      throw check.desired().size() == 1
          ? failures.getFirst()
          : all(failures, check.desired().size());
    }
    return results.size() == 1 ? results.getFirst() : new Json.Arr(results);
  }

  private static PolicyFailure all(List<PolicyFailure> failures, int targets) {
    String messages = String.join("; ", failures.stream().map(PolicyFailure::getMessage).toList());
    return new PolicyFailure(
        failures.getFirst().kind(),
        "%d of %d targets failed: %s".formatted(failures.size(), targets, messages));
  }
}
