package dev.resourcepolicy.reconcile;

import dev.resourcepolicy.policy.Desired;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.PolicyService;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.PolicyState.Absent;
import dev.resourcepolicy.policy.PolicyState.Expected;
import dev.resourcepolicy.policy.PolicyState.Present;
import dev.resourcepolicy.policy.PolicyState.Several;
import dev.resourcepolicy.policy.Revision;
import dev.resourcepolicy.policy.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * One policy in memory, whose revision is counted. A test says what happens before or after the
 * next calls; each of these steps is taken once, in the order in which they were given.
 */
final class ScriptedPolicies implements PolicyService {

  /**
   * A write as it arrived.
   *
   * @param document what was to be put; empty for a delete
   * @param read what the last read had shown
   */
  record Write(
      Optional<PolicyDocument> document, Expected expected, PolicyState read, Instant at) {}

  private final VirtualTime time;
  private final Duration staleness;
  private final boolean readsBack;

  private final Deque<Runnable> beforeReads = new ArrayDeque<>();
  private final Deque<Runnable> beforeWrites = new ArrayDeque<>();
  private final Deque<Runnable> afterWrites = new ArrayDeque<>();
  private final Deque<PolicyState> staleReads = new ArrayDeque<>();
  private final List<Instant> reads = new ArrayList<>();
  private final List<Write> writes = new ArrayList<>();

  private PolicyState state = new Absent();
  private PolicyState lastRead = new Absent();
  private int revision = 0;

  ScriptedPolicies(VirtualTime time, Duration staleness, boolean readsBack) {
    this.time = time;
    this.staleness = staleness;
    this.readsBack = readsBack;
  }

  void beforeRead(Runnable step) {
    beforeReads.add(step);
  }

  void beforeWrite(Runnable step) {
    beforeWrites.add(step);
  }

  /** Happens once a write was applied, when its answer is still on the way. */
  void afterWrite(Runnable step) {
    afterWrites.add(step);
  }

  /** One read shows this, whatever is there. */
  void readsStale(PolicyState old) {
    staleReads.add(old);
  }

  /** Somebody writes this policy, of whatever revision. */
  Present somebodyPuts(PolicyDocument document) {
    var present = new Present(document, Revision.of("r" + ++revision));
    state = present;
    return present;
  }

  void somebodyDeletes() {
    state = new Absent();
  }

  void holds(PolicyState other) {
    state = other;
  }

  PolicyState state() {
    return state;
  }

  /** What the policy says; empty when there is none, or several. */
  Optional<PolicyDocument> document() {
    return state instanceof Present(var document, _) ? Optional.of(document) : Optional.empty();
  }

  List<Instant> reads() {
    return reads;
  }

  List<Write> writes() {
    return writes;
  }

  @Override
  public PolicyState read(Target target) {
    reads.add(time.now());
    take(beforeReads);
    PolicyState stale = staleReads.poll();
    lastRead = stale == null ? state : stale;
    return lastRead;
  }

  @Override
  public Revision put(Target target, Desired desired, Expected expected) {
    arrive(Optional.of(desired.document()), expected);
    Revision written = somebodyPuts(desired.document()).revision();
    take(afterWrites);
    return written;
  }

  @Override
  public void delete(Target target, Present expected) {
    arrive(Optional.empty(), expected);
    state = without(expected);
    take(afterWrites);
  }

  @Override
  public Duration staleness() {
    return staleness;
  }

  @Override
  public boolean readsBack(PolicyState.Expected expected) {
    return readsBack;
  }

  private void arrive(Optional<PolicyDocument> document, Expected expected) {
    writes.add(new Write(document, expected, lastRead, time.now()));
    take(beforeWrites);
    if (!isIn(state, expected)) {
      throw new PolicyFailure(FailureKind.CONFLICT, "The revision is not current.");
    }
  }

  /** Whether this is all that is there, or one of several policies. */
  static boolean isIn(PolicyState state, Expected expected) {
    return state instanceof Several(var policies)
        ? policies.stream().anyMatch(expected::equals)
        : expected.equals(state);
  }

  private PolicyState without(Present gone) {
    if (!(state instanceof Several(var policies))) {
      return new Absent();
    }
    List<Present> left = policies.stream().filter(policy -> !policy.equals(gone)).toList();
    return left.size() == 1 ? left.getFirst() : new Several(left);
  }

  private static void take(Deque<Runnable> steps) {
    Runnable step = steps.poll();
    if (step != null) {
      step.run();
    }
  }
}
