package dev.resourcepolicy.upkeep;

import dev.resourcepolicy.guard.Guard;
import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.Entry.Phase;
import dev.resourcepolicy.memory.Repairs;
import dev.resourcepolicy.owners.Amends;
import dev.resourcepolicy.owners.Claims;
import dev.resourcepolicy.owners.Owners;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.Target;
import dev.resourcepolicy.reconcile.Intent;
import dev.resourcepolicy.reconcile.Outcome;
import dev.resourcepolicy.reconcile.Undertaking;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The repair of what drifted from what an owner wants. Each is recorded before its write, over the
 * entry that it was planned from: a request of the owner that comes in between wins. When there
 * were too many of them at one target, it ends. What one look puts right for several owners is one
 * repair of the target: somebody changed the policy once, however many share it.
 */
final class Repair implements Undertaking {
  private final Upkeep upkeep;
  private final Entry entry;
  private final Intent.Change wanted;
  private final Guard guard;
  private final Instant started;
  private final Amends amends;
  private Owners owners;
  private Entry recorded;
  private boolean counted = false;
  private boolean ended = false;
  private boolean alone = false;

  /**
   * @param started when the target was looked at
   */
  Repair(
      Upkeep upkeep,
      Entry entry,
      Intent.Change wanted,
      Owners owners,
      Guard guard,
      Instant started) {
    this.upkeep = upkeep;
    this.entry = entry;
    this.wanted = wanted;
    this.guard = guard;
    this.owners = owners;
    this.started = started;
    this.recorded = entry;
    this.amends = new Amends(upkeep.memory(), entry.key(), wanted);
  }

  @Override
  public Target target() {
    return wanted.target();
  }

  @Override
  public Intent intent() {
    if (recorded.repairs().suspended().isPresent()) {
      return nothing(Outcome.Kind.SUSPENDED, recorded.repairs().suspended().get());
    }
    if (owners.own().filter(now -> now.isOf(entry)).isEmpty()) {
      return nothing(Outcome.Kind.IGNORED, "Its owner wants something else by now.");
    }
    if (counted && !alone) {
      amends.mayTake(owners);
    }
    return Claims.among(owners, wanted, entry.properties(), alone, guard);
  }

  private Intent nothing(Outcome.Kind kind, String reason) {
    return new Intent.Nothing(target().id(), kind, reason);
  }

  @Override
  public void begins(PolicyState.Expected expected) {
    owners = Owners.at(upkeep.memory(), entry.key());
    owners.own().filter(now -> now.isOf(entry)).ifPresent(this::count);
  }

  private void count(Entry now) {
    recorded = now;
    if (now.repairs().suspended().isPresent()) {
      return; // by a check that ran at the same time, and has told so
    }
    Repairs others = now.repairs().without(started);
    int made = (int) made(others).filter(at -> !at.equals(started)).count();
    ended = made >= upkeep.repairBudget();
    recorded =
        upkeep
            .memory()
            .save(
                now.with(
                    ended
                        ? others.suspend(suspended(made))
                        : others.and(started, upkeep.repairPeriod())));
    counted = !ended;
  }

  /** When there were repairs in the period, for all who share the policy. */
  private Stream<Instant> made(Repairs own) {
    return Stream.concat(Stream.of(own), owners.sharers().stream().map(Entry::repairs))
        .flatMap(repairs -> repairs.since(started.minus(upkeep.repairPeriod())).stream())
        .distinct();
  }

  private String suspended(int repairs) {
    return "%d repairs in %d minutes: somebody keeps changing the policy. Find out who, then apply again."
        .formatted(repairs, upkeep.repairPeriod().toMinutes());
  }

  @Override
  public Optional<PolicyState.Expected> interrupted() {
    return Optional.empty();
  }

  @Override
  public boolean narrows(PolicyFailure failure) {
    boolean narrows = !alone && !owners.pending(Set.of(), guard).isEmpty();
    alone = true;
    return narrows;
  }

  @Override
  public Optional<Undertaking> afterwards() {
    return amends.due();
  }

  /** Whether it was this run that found that it has to end. */
  boolean hasEnded() {
    return ended;
  }

  /** How many there were in the period. */
  int repairs() {
    return (int) made(recorded.repairs()).count();
  }

  /** Records what it came to: only a repair that was made counts. */
  void done(Outcome outcome) {
    if (outcome.kind() == Outcome.Kind.REPAIRED) {
      Optional<String> revision = outcome.after().map(r -> r.value());
      String digest = Owners.document(entry).digest();
      recorded = upkeep.memory().save(recorded.in(new Phase.Applied(revision, digest)));
    } else {
      takeBack();
    }
  }

  /** A repair that certainly was not made does not count either. */
  void failed(PolicyFailure failure) {
    if (!failure.isUnconfirmed()) {
      takeBack();
    }
  }

  private void takeBack() {
    if (counted) {
      recorded = upkeep.memory().save(recorded.with(recorded.repairs().without(started)));
    }
  }
}
