package dev.resourcepolicy.owners;

import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.Memory;
import dev.resourcepolicy.policy.Claim;
import dev.resourcepolicy.policy.Desired;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.Statement;
import dev.resourcepolicy.policy.Target;
import dev.resourcepolicy.reconcile.Intent;
import dev.resourcepolicy.reconcile.Outcome;
import dev.resourcepolicy.reconcile.Undertaking;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be put right after a write that took along what others had recorded. They may have
 * taken that back while it was made, and looked before it was there: nobody but the writer knows
 * that this is not what they want.
 */
public final class Amends implements Undertaking {
  private final Memory memory;
  private final Entry.Key key;
  private final Intent.Change wanted;
  private final Map<Entry.Key, Entry> taken = new LinkedHashMap<>();
  private boolean disputed = false;

  /**
   * @param key of the writer
   * @param wanted by the writer
   */
  public Amends(Memory memory, Entry.Key key, Intent.Change wanted) {
    this.memory = memory;
    this.key = key;
    this.wanted = wanted;
  }

  /** Of what an owner wants; none where nothing is to be written. */
  static Optional<Amends> of(Memory memory, Entry.Key key, Intent wanted) {
    return wanted instanceof Intent.Change change
        ? Optional.of(new Amends(memory, key, change))
        : Optional.empty();
  }

  /** A write may take along what these have recorded. */
  public void mayTake(Owners owners) {
    owners.sharers().stream()
        .filter(sharer -> sharer.underWay().isPresent())
        .forEach(sharer -> taken.put(sharer.key(), sharer));
  }

  /** Whether a write may have taken along anything. */
  public Optional<Undertaking> due() {
    return taken.isEmpty() ? Optional.empty() : Optional.of(this);
  }

  @Override
  public Target target() {
    return wanted.target();
  }

  @Override
  public Intent intent() {
    List<Entry> outrun =
        Owners.at(memory, key).sharers().stream().filter(this::hasTakenBack).toList();
    return outrun.isEmpty() || disputed
        ? new Intent.Nothing(
            target().id(), Outcome.Kind.UNCHANGED, "There is nothing to put right.")
        : share(outrun.getFirst(), outrun.stream().skip(1).map(this::claim).toList());
  }

  /** One that is at work itself sees to it. */
  private boolean hasTakenBack(Entry sharer) {
    return sharer.phase() instanceof Entry.Phase.Applied
        && taken.containsKey(sharer.key())
        && !written(sharer).equals(Owners.document(sharer).statements());
  }

  private Intent share(Entry sharer, List<Claim> others) {
    return new Intent.Share(
        target(),
        desired().with(Owners.document(sharer)),
        written(sharer),
        Intent.Foreign.REFUSE,
        Intent.Foreign.REFUSE,
        Intent.Purpose.REPAIR,
        Optional.empty(),
        false,
        others);
  }

  private Claim claim(Entry sharer) {
    return new Claim(written(sharer), Owners.document(sharer).statements());
  }

  /** What was put there for a sharer, as it had recorded it then. */
  private List<Statement> written(Entry sharer) {
    Entry then = taken.getOrDefault(sharer.key(), sharer);
    return then.phase() instanceof Entry.Phase.Removing
        ? List.of()
        : Owners.document(then).statements();
  }

  private Desired desired() {
    return switch (wanted) {
      case Intent.Apply apply -> apply.desired();
      case Intent.Share share -> share.desired();
      case Intent.Remove remove -> remove.owned();
    };
  }

  @Override
  public void begins(PolicyState.Expected expected) {
    // Recorded by its owner already.
  }

  @Override
  public Optional<PolicyState.Expected> interrupted() {
    return Optional.empty();
  }

  /** What a stranger has changed since is for its owner to deal with. */
  @Override
  public boolean narrows(PolicyFailure failure) {
    disputed = failure.kind() == FailureKind.REFUSED;
    return disputed;
  }
}
