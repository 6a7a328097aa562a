package dev.resourcepolicy.lambda;

import dev.resourcepolicy.event.Event;
import dev.resourcepolicy.event.Notification;
import dev.resourcepolicy.intent.Own;
import dev.resourcepolicy.intent.ServiceProfile;
import dev.resourcepolicy.intent.Triggers;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.Target;
import dev.resourcepolicy.reconcile.Intent.Purpose;
import dev.resourcepolicy.reconcile.Outcome;
import dev.resourcepolicy.upkeep.Announcer;
import dev.resourcepolicy.upkeep.Checked;
import dev.resourcepolicy.upkeep.Checks;
import dev.resourcepolicy.upkeep.EntryIntents;
import dev.resourcepolicy.upkeep.Look;
import dev.resourcepolicy.upkeep.Sweep;
import dev.resourcepolicy.upkeep.Upkeep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Events that say nothing of what is desired: that is for the memory to know. */
final class MemoryEvents {
  private final ServiceProfile profile;
  private final Own own;
  private final Platform platform;
  private final Reconciling reconciling;
  private final Announcer announcer;
  private final Instant deadline;
  private final InvocationLog log;

  MemoryEvents(
      ServiceProfile profile,
      Own own,
      Platform platform,
      Reconciling reconciling,
      Announcer announcer,
      Instant deadline,
      InvocationLog log) {
    this.profile = profile;
    this.own = own;
    this.platform = platform;
    this.reconciling = reconciling;
    this.announcer = announcer;
    this.deadline = deadline;
    this.log = log;
  }

  /**
   * Looks at what a call may have changed.
   *
   * @throws PolicyFailure when that could not be brought in order
   */
  Json look(Event.Told told) {
    Checks checks = checks();
    Notification notification = told.notification();
    Optional<String> subject = Triggers.subject(notification, profile);
    String target = subject.orElse("unknown");
    Optional<String> reason =
        Triggers.reasonToIgnore(notification, Target.named(target), profile, own)
            .or(() -> subject.isPresent() ? Optional.empty() : Optional.of("It names no target."));
    if (reason.isPresent()) {
      return ignored(target, reason.get());
    }
    boolean recreated = profile.trail().recreated().apply(notification).isPresent();
    var look =
        new Look(Purpose.REPAIR, recreated, Optional.of(notification), platform.time().now());
    List<Checked> checked = checks.check(target, look);
    return checked.isEmpty()
        ? ignored(target, "Nobody wants anything of it that is remembered here.")
        : results(checked);
  }

  Json sweep(Event.Sweep sweep) {
    return log.result(sweep().everything(sweep.after()));
  }

  Json check(Event.CheckRequested request) {
    return log.result(sweep().over(request.targets()));
  }

  private Sweep sweep() {
    Checks checks = checks();
    return new Sweep(
        profile.name(), upkeep(), platform.bus(), checks, platform.time(), deadline, log::checked);
  }

  private Checks checks() {
    return new Checks(
        profile,
        new EntryIntents(profile, own),
        own.guard(profile),
        upkeep(),
        platform.time(),
        announcer,
        undertaking -> reconciling.carryOut(undertaking, deadline),
        recording -> reconciling.record(recording, deadline));
  }

  private Upkeep upkeep() {
    return platform
        .upkeep()
        .orElseThrow(
            () ->
                new PolicyFailure(
                    FailureKind.INVALID,
                    "The event names no desired state, and this function has no memory of any: set MEMORY_TABLE,"
                        + " or send {\"Desired\": {properties}, \"Notification\": event}."));
  }

  private Json ignored(String target, String reason) {
    Outcome outcome = Outcome.nothing(Outcome.Kind.IGNORED, target, reason);
    log.outcome(outcome);
    return outcome.json();
  }

  /** One result, or one for each owner; a failure when one of them failed. */
  private Json results(List<Checked> checked) {
    var results = new ArrayList<Json>();
    checked.forEach(log::checked);
    for (Checked one : checked) {
      switch (one) {
        case Checked.Failed(_, var failure) -> throw failure;
        case Checked.Done(var outcome) -> results.add(outcome.json());
      }
    }
    return results.size() == 1 ? results.getFirst() : new Json.Arr(results);
  }
}
