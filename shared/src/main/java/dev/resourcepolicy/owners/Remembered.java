package dev.resourcepolicy.owners;

import dev.resourcepolicy.guard.Guard;
import dev.resourcepolicy.intent.Cause;
import dev.resourcepolicy.intent.Handling;
import dev.resourcepolicy.intent.Ownership;
import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.Entry.Phase;
import dev.resourcepolicy.memory.Memory;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.Target;
import dev.resourcepolicy.reconcile.Intent;
import dev.resourcepolicy.reconcile.Outcome;
import dev.resourcepolicy.reconcile.Time;
import dev.resourcepolicy.reconcile.Undertaking;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * An owner's request, recorded before its first write and again when it is done. Whoever comes
 * after a run that ended in between finds what was wanted and what the write was planned from, and
 * finishes it.
 */
public final class Remembered implements Undertaking {
  private final Register register;
  private final Cause cause;
  private final Intent wanted;
  private final Guard guard;
  private final Time time;
  private final Optional<Amends> amends;
  private Optional<Entry> before = Optional.empty();
  private boolean opened = false;
  private boolean settled = false;
  private boolean known = true;
  private boolean begun = false;
  private boolean alone = false;

  /** The request; what is remembered of it is looked up in the first attempt. */
  public Remembered(
      Memory memory, String service, Cause cause, Intent wanted, Guard guard, Time time) {
    this.register = new Register(memory, cause.key(service));
    this.cause = cause;
    this.wanted = wanted;
    this.guard = guard;
    this.time = time;
    this.amends = Amends.of(memory, register.key(), wanted);
  }

  @Override
  public Optional<Outcome> settled() {
    if (!opened) {
      register.read();
      before = owners().own();
      opened = true;
    }
    Optional<Outcome> served = before.flatMap(entry -> entry.outcome(cause.request()));
    settled = served.isPresent();
    return served;
  }

  @Override
  public Target target() {
    return cause.target();
  }

  @Override
  public Intent intent() {
    if (!known) {
      register.readAgain(cause.request(), before);
    }
    known = false;
    amends.filter(_ -> begun && !alone).ifPresent(due -> due.mayTake(owners()));
    return wanted instanceof Intent.Change change
        ? Claims.among(owners(), change, cause.properties(), alone, guard)
        : wanted;
  }

  @Override
  public void begins(PolicyState.Expected expected) {
    Phase phase =
        wanted instanceof Intent.Remove
            ? new Phase.Removing(expected, cause.request())
            : new Phase.Applying(expected, cause.request());
    known = false; // should the save fail, nobody knows whether it was made
    register.save(recording(time.now()).begun(phase));
    begun = true;
    // Whoever shares the policy looks again: others may have recorded something meanwhile.
    known = Handling.remembered(cause.properties()).ownership() == Ownership.DOCUMENT;
  }

  @Override
  public Optional<PolicyState.Expected> interrupted() {
    return before
        .filter(
            entry -> entry.underWay().filter(r -> r.id().equals(cause.request().id())).isPresent())
        .flatMap(Entry::found);
  }

  @Override
  public boolean narrows(PolicyFailure failure) {
    boolean narrows =
        !alone && !register.isOvertaken() && !owners().pending(Set.of(), guard).isEmpty();
    alone = true;
    return narrows;
  }

  @Override
  public Optional<Undertaking> afterwards() {
    return amends.flatMap(Amends::due);
  }

  /** What it came to, with what has to be said about it beside that. */
  public Outcome told(Outcome outcome) {
    return settled ? outcome : Claims.told(outcome, before, cause.properties(), guard);
  }

  /**
   * Records what the request came to, unless it is the record that says so.
   *
   * @param now when that was: a record that is repeated must be the same
   */
  public void done(Outcome outcome, Instant now) {
    if (settled) {
      return;
    }
    switch (outcome.kind()) {
      case CREATED, UPDATED, ADOPTED, UNCHANGED, REPAIRED ->
          settle(() -> recording(now).applied(outcome));
      case DELETED, SKIPPED -> {
        if (begun || before.filter(Entry::isLive).isPresent()) {
          settle(() -> recording(now).removed(outcome));
        }
      }
      case MISSING, REPORTED, SUSPENDED, PLANNED, IGNORED -> {
        // Nothing came of it that lasts.
      }
    }
  }

  /** Whether others may just be putting there what a removal did not find. */
  public boolean mayBePutThere(Instant now) {
    return wanted instanceof Intent.Remove && !begun && !settled && owners().mayBePutThere(now);
  }

  /** Records that the owner leaves: from now on nobody begins to put anything there for it. */
  public void leaves() {
    begins(new PolicyState.Absent());
  }

  /** Whether the memory knows that it was begun, so that a check would finish it. */
  public boolean isBegun() {
    return begun;
  }

  /**
   * Takes back what was recorded, when it certainly did not come to pass. A write that may have
   * been made is for the next check to finish, or for a rollback to undo.
   */
  public void failed(Throwable failure, Instant now) {
    if (begun
        && !register.isOvertaken()
        && failure instanceof PolicyFailure known
        && !known.isUnconfirmed()) {
      settle(() -> recording(now).withdrawn(before));
    }
  }

  /**
   * Saves how it ended, also when a check has touched the entry meanwhile; unless there was nothing
   * to write, since that check may have written.
   */
  private void settle(Supplier<Entry> end) {
    try {
      register.save(end.get());
    } catch (PolicyFailure failure) {
      if (failure.kind() != FailureKind.CONFLICT || !begun) {
        throw failure;
      }
      register.readAgain(cause.request(), before);
      register.save(end.get());
    }
  }

  private Owners owners() {
    return register.owners();
  }

  private Recording recording(Instant now) {
    return new Recording(register.key(), cause, wanted, owners(), now);
  }
}
