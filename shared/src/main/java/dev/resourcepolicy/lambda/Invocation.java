package dev.resourcepolicy.lambda;

import dev.resourcepolicy.cloudformation.CustomResources;
import dev.resourcepolicy.cloudformation.Deadlines;
import dev.resourcepolicy.cloudformation.Response;
import dev.resourcepolicy.event.Event;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.Journal;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.PolicyService;
import dev.resourcepolicy.policy.ServiceCalls;
import dev.resourcepolicy.reconcile.Intent;
import dev.resourcepolicy.reconcile.Outcome;
import dev.resourcepolicy.reconcile.Reconciler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** One invocation, from its event to what the function returns. */
final class Invocation {
  private final Intents intents;
  private final Platform platform;
  private final CustomResources customResources;
  private final Supplier<Function<ServiceCalls, PolicyService>> wiring;
  private final Deadlines deadlines;
  private final InvocationLog log;

  Invocation(
      Intents intents,
      Platform platform,
      CustomResources customResources,
      Supplier<Function<ServiceCalls, PolicyService>> wiring,
      Deadlines deadlines,
      InvocationLog log) {
    this.intents = intents;
    this.platform = platform;
    this.customResources = customResources;
    this.wiring = wiring;
    this.deadlines = deadlines;
    this.log = log;
  }

  /**
   * Handles an event.
   *
   * @throws PolicyFailure when what it asks for cannot be had, unless CloudFormation asked, which
   *     is answered instead
   */
  Json handle(Event event) {
    return switch (event) {
      case Event.CustomResource request -> answer(request);
      case Event.Requested request ->
          reconcile(intents.of(request).intent(), deadlines.work()).json();
      case Event.Check check -> check(check);
      case Event.Unknown(var reason) -> throw new PolicyFailure(FailureKind.INVALID, reason);
    };
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
          requested.physicalId(), reconcile(requested.intent(), deadline));
    } catch (Throwable failure) {
      log.failed(failure);
      throw failure;
    }
  }

  /** Checks every target, whatever became of the one before. */
  private Json check(Event.Check check) {
    var results = new ArrayList<Json>();
    var failures = new ArrayList<PolicyFailure>();
    for (Json.Obj desired : check.desired()) {
      try {
        results.add(reconcile(intents.of(check, desired), deadlines.work()).json());
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

  private Outcome reconcile(Intent intent, Instant deadline) {
    log.intends(intent);
    Journal journal = log.and(platform.journal());
    var calls = new ServiceCalls(List.of(), journal, platform.time());
    var reconciler =
        new Reconciler(wiring.get().apply(calls), platform.time(), platform.backoff(), journal);
    Outcome outcome = reconciler.reconcile(intent, deadline);
    log.outcome(outcome);
    return outcome;
  }
}
