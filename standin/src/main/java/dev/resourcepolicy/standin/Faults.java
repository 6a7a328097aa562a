package dev.resourcepolicy.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The faults that are still to come, each for the next calls of one operation over the wire; of
 * several for one operation, the one that was added first.
 */
public final class Faults {
  private final List<Pending> pending = new ArrayList<>();

  /** A fault that meets this many more calls. */
  record Pending(String service, String operation, Fault fault, int calls) {
    private boolean meets(Route route) {
      return service.equals(route.service()) && operation.equals(route.operation());
    }
  }

  /**
   * Lets a fault happen.
   *
   * @param service as in {@link Seen}: dynamodb, ssm, amp, acm-pca, xray, eventbridge
   * @param calls how many calls of the operation it meets
   */
  public synchronized void add(String service, String operation, Fault fault, int calls) {
    if (calls < 1) {
      throw new IllegalArgumentException("A fault meets at least one call, not " + calls);
    }
    pending.add(new Pending(service, operation, fault, calls));
  }

  public synchronized void clear() {
    pending.clear();
  }

  synchronized List<Pending> pending() {
    return List.copyOf(pending);
  }

  /** The fault that meets this call; it is one call nearer to its end then. */
  synchronized Optional<Fault> take(Route route) {
    for (int i = 0; i < pending.size(); i++) {
      Pending next = pending.get(i);
      if (next.meets(route)) {
        useUp(i, next);
        return Optional.of(next.fault());
      }
    }
    return Optional.empty();
  }

  private void useUp(int index, Pending used) {
    if (used.calls() == 1) {
      pending.remove(index);
    } else {
      pending.set(
          index, new Pending(used.service(), used.operation(), used.fault(), used.calls() - 1));
    }
  }
}
