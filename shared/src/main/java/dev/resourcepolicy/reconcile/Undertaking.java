package dev.resourcepolicy.reconcile;

import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.Target;
import java.util.Optional;

/**
 * An intent while it is carried out. What is wanted may depend on what others want by now, so it is
 * asked again at each attempt, and once more when a write is about to be made.
 *
 * <p>Every method may throw {@link PolicyFailure}, which ends an attempt as one of the service
 * does.
 */
public interface Undertaking {

  Target target();

  /** What it came to when it was carried out before; asked first in each attempt. */
  default Optional<Outcome> settled() {
    return Optional.empty();
  }

  /** What is wanted now. */
  Intent intent();

  /** Told right before a write, with the state that it is planned from. */
  void begins(PolicyState.Expected expected);

  /** The state over which an earlier run, that was interrupted, may have written. */
  Optional<PolicyState.Expected> interrupted();

  /**
   * Told of a failure that ends the matter, unless less is wanted from now on: what was taken along
   * for others may be what the service refuses.
   *
   * @return whether less is wanted
   */
  boolean narrows(PolicyFailure failure);

  /** What is to be looked at when it is done, and belongs to it. */
  default Optional<Undertaking> afterwards() {
    return Optional.empty();
  }

  /** An intent that depends on nobody else, and that nobody else is told of. */
  static Undertaking of(Intent.Change change) {
    return new Undertaking() {
      @Override
      public Target target() {
        return change.target();
      }

      @Override
      public Intent intent() {
        return change;
      }

      @Override
      public void begins(PolicyState.Expected expected) {}

      @Override
      public Optional<PolicyState.Expected> interrupted() {
        return Optional.empty();
      }

      @Override
      public boolean narrows(PolicyFailure failure) {
        return false;
      }
    };
  }
}
