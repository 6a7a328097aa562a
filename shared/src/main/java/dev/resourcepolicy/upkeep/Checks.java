package dev.resourcepolicy.upkeep;

import dev.resourcepolicy.guard.Guard;
import dev.resourcepolicy.intent.Cause;
import dev.resourcepolicy.intent.Handling;
import dev.resourcepolicy.intent.ServiceProfile;
import dev.resourcepolicy.intent.Settings;
import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.owners.Owners;
import dev.resourcepolicy.owners.Remembered;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.Target;
import dev.resourcepolicy.reconcile.Intent;
import dev.resourcepolicy.reconcile.Outcome;
import dev.resourcepolicy.reconcile.Time;
import dev.resourcepolicy.reconcile.Undertaking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Checks remembered targets, and brings each back to what its owners want. */
public final class Checks {
  /** Lambda's limit for an invocation: what has been under way for longer has nobody at work. */
  private final ServiceProfile profile;

  private final EntryIntents intents;
  private final Guard guard;
  private final Upkeep upkeep;
  private final Time time;
  private final Announcer announcer;
  private final Function<Undertaking, Outcome> reconciler;
  private final Consumer<Runnable> recorder;

  /**
   * @param recorder runs what records something that is done: should that fail, it is done all the
   *     same
   */
  public Checks(
      ServiceProfile profile,
      EntryIntents intents,
      Guard guard,
      Upkeep upkeep,
      Time time,
      Announcer announcer,
      Function<Undertaking, Outcome> reconciler,
      Consumer<Runnable> recorder) {
    this.profile = profile;
    this.intents = intents;
    this.guard = guard;
    this.upkeep = upkeep;
    this.time = time;
    this.announcer = announcer;
    this.reconciler = reconciler;
    this.recorder = recorder;
  }

  /** Checks a target for each of its owners, whatever became of the one before. */
  public List<Checked> check(String target, Look look) {
    var checked = new ArrayList<Checked>();
    List<Entry> entries = upkeep.memory().at(profile.name(), target);
    for (Entry entry : entries.stream().filter(Entry::isLive).toList()) {
      try {
        checked.add(new Checked.Done(check(entry, new Owners(entry.key().owner(), entries), look)));
      } catch (PolicyFailure failure) {
        announcer.failed(entry, failure);
        checked.add(new Checked.Failed(target, failure));
      }
    }
    return checked;
  }

  private Outcome check(Entry entry, Owners owners, Look look) {
    Optional<Entry> successor =
        owners.documentOwner().filter(other -> other.since().isAfter(entry.since()));
    if (successor.isPresent()) {
      return nothing(
          entry,
          Outcome.Kind.IGNORED,
          "It belongs to " + successor.get().key().owner() + " by now.");
    }
    Optional<String> outside = intents.outside(entry);
    if (outside.isPresent()) {
      return nothing(entry, Outcome.Kind.IGNORED, outside.get() + ".");
    }
    if (entry.underWay().isPresent()) {
      return entry.since().plus(Owners.LONGEST_RUN).isAfter(time.now())
          ? nothing(entry, Outcome.Kind.IGNORED, "A request for it is being carried out.")
          : finish(entry, entry.underWay().get());
    }
    Handling handling = intents.handling(entry);
    if (look.recreated() && handling.onRecreate() == Handling.OnRecreate.IGNORE) {
      return leave(entry, "The target was created anew, and OnRecreate is Ignore.");
    }
    if (entry.repairs().suspended().isPresent()) {
      return nothing(entry, Outcome.Kind.SUSPENDED, entry.repairs().suspended().get());
    }
    Outcome outcome =
        look.recreated()
            ? repairIfAllowed(entry, owners, look)
            : switch (handling.onOutOfBandChange()) {
              case REPAIR -> repairIfAllowed(entry, owners, look);
              case REPORT -> report(entry, look, "OnOutOfBandChange is Report");
              case IGNORE -> nothing(entry, Outcome.Kind.IGNORED, "OnOutOfBandChange is Ignore.");
            };
    if (outcome.kind() == Outcome.Kind.MISSING
        && handling.onRecreate() == Handling.OnRecreate.IGNORE) {
      leave(entry, "The target is gone, and OnRecreate is Ignore.");
    }
    return outcome;
  }

  /** Ends what an earlier run began. */
  private Outcome finish(Entry entry, Entry.Request request) {
    Target target = Settings.target(profile, entry.properties()).orElseThrow();
    var cause = new Cause(target, entry.key().owner(), request, entry.properties());
    Intent intent = intents.finishing(entry, request);
    var remembered = new Remembered(upkeep.memory(), profile.name(), cause, intent, guard, time);
    Outcome outcome = remembered.told(reconciler.apply(remembered));
    Instant now = time.now();
    recorder.accept(() -> remembered.done(outcome, now));
    announcer.done(cause, outcome);
    return outcome;
  }

  /** What was allowed when it was asked for may be forbidden by now. */
  private Outcome repairIfAllowed(Entry entry, Owners owners, Look look) {
    Optional<String> forbidden = intents.forbidden(entry);
    return forbidden.isPresent()
        ? report(entry, look, "it may not be put back: " + forbidden.get())
        : repair(entry, owners, look);
  }

  private Outcome repair(Entry entry, Owners owners, Look look) {
    Intent.Change wanted = intents.repairing(entry, look, time.now());
    var repair = new Repair(upkeep, entry, wanted, owners, guard, look.began());
    Outcome outcome;
    try {
      outcome = unlessMissing(entry, repair, look);
    } catch (PolicyFailure failure) {
      recorder.accept(() -> repair.failed(failure));
      throw failure;
    }
    recorder.accept(() -> repair.done(outcome));
    if (outcome.kind() == Outcome.Kind.REPAIRED) {
      announcer.repaired(entry, outcome, look.notification());
    }
    if (repair.hasEnded()) {
      long minutes = upkeep.repairPeriod().toMinutes();
      announcer.suspended(entry, outcome, repair.repairs(), minutes);
    }
    return outcome;
  }

  private Outcome report(Entry entry, Look look, String why) {
    Intent.Change wanted = intents.planning(entry, look, time.now());
    Outcome planned = unlessMissing(entry, Undertaking.of(wanted), look);
    if (planned.kind() != Outcome.Kind.PLANNED) {
      return planned;
    }
    var outcome =
        new Outcome(
            Outcome.Kind.REPORTED,
            planned.target(),
            planned.before(),
            planned.before(),
            "The policy has drifted, and %s.".formatted(why),
            planned.difference());
    announcer.reported(entry, outcome, look.notification());
    return outcome;
  }

  private Outcome unlessMissing(Entry entry, Undertaking undertaking, Look look) {
    try {
      return reconciler.apply(undertaking);
    } catch (PolicyFailure failure) {
      if (failure.kind() == FailureKind.NOT_FOUND && !look.recreated()) {
        return nothing(entry, Outcome.Kind.MISSING, failure.getMessage());
      }
      throw failure;
    }
  }

  /** What is not to be put there again stays away until its owner asks for it. */
  private Outcome leave(Entry entry, String reason) {
    Entry.Key key = entry.key();
    Owners.at(upkeep.memory(), key)
        .own()
        .filter(now -> now.isOf(entry))
        .ifPresent(now -> upkeep.memory().save(now.with(now.repairs().suspend(reason))));
    return nothing(entry, Outcome.Kind.IGNORED, reason);
  }

  private static Outcome nothing(Entry entry, Outcome.Kind kind, String reason) {
    return Outcome.nothing(kind, entry.key().target(), reason);
  }
}
