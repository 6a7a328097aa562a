package dev.resourcepolicy.reconcile;

import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.Target;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** An undertaking that wants one intent after the other, and the last of them for good. */
final class ScriptedUndertaking implements Undertaking {
  private final Deque<Intent> intents;
  private final Deque<Runnable> beforeBegins = new ArrayDeque<>();
  private final Deque<Runnable> beforeInterrupted = new ArrayDeque<>();
  private final List<PolicyState.Expected> begun = new ArrayList<>();
  private final List<FailureKind> failures = new ArrayList<>();
  private Optional<PolicyState.Expected> interrupted = Optional.empty();
  private boolean narrows = false;

  ScriptedUndertaking(Intent... intents) {
    this.intents = new ArrayDeque<>(List.of(intents));
  }

  void beforeBegin(Runnable step) {
    beforeBegins.add(step);
  }

  void beforeInterrupted(Runnable step) {
    beforeInterrupted.add(step);
  }

  void interruptedOver(PolicyState.Expected expected) {
    interrupted = Optional.of(expected);
  }

  /** Whether the next final failure makes it want less. */
  void narrows(boolean once) {
    narrows = once;
  }

  /** What the writes were planned from that it was told of. */
  List<PolicyState.Expected> begun() {
    return begun;
  }

  /** The failures that it was asked to want less for. */
  List<FailureKind> failures() {
    return failures;
  }

  @Override
  public Target target() {
    return Samples.TABLE;
  }

  @Override
  public Intent intent() {
    return intents.size() == 1 ? intents.getFirst() : intents.removeFirst();
  }

  @Override
  public void begins(PolicyState.Expected expected) {
    take(beforeBegins);
    begun.add(expected);
  }

  @Override
  public Optional<PolicyState.Expected> interrupted() {
    take(beforeInterrupted);
    return interrupted;
  }

  @Override
  public boolean narrows(PolicyFailure failure) {
    failures.add(failure.kind());
    boolean less = narrows;
    narrows = false;
    return less;
  }

  private static void take(Deque<Runnable> steps) {
    Runnable step = steps.poll();
    if (step != null) {
      step.run();
    }
  }
}
