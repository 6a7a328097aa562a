package dev.resourcepolicy.intent;

import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.reconcile.Outcome;

/** What has to go well before the first write of a request. */
public interface Gate {
  /** No lambda: of an interface that has constants and a default method, no AOT cache keeps one. */
  Gate OPEN =
      new Gate() {
        @Override
        public void pass() {}
      };

  /** Lets nothing pass. */
  static Gate shut(PolicyFailure why) {
    return () -> {
      throw why;
    };
  }

  /**
   * Lets a write pass, or does not.
   *
   * @throws PolicyFailure saying why not
   */
  void pass();

  /** What the request came to, with what there was to say about it when it passed. */
  default Outcome told(Outcome outcome) {
    return outcome;
  }
}
