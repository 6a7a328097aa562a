package dev.resourcepolicy.policy;

import java.time.Duration;

/**
 * The resource policies of one service. Every write carries the state that it was planned from;
 * there is no other.
 *
 * <p>Every method throws {@link PolicyFailure} when the service refuses or cannot be reached.
 */
public interface PolicyService {

  /** The policy at the target, possibly as it was up to {@link #staleness()} ago. */
  PolicyState read(Target target);

  /** Writes a policy, provided that the target still is in the expected state. */
  Revision put(Target target, Desired desired, PolicyState.Expected expected);

  /**
   * Deletes a policy, provided that the target still is in the expected state: an absent policy
   * cannot be deleted.
   */
  void delete(Target target, PolicyState.Present expected);

  /** How far a read may lag behind the last write. */
  default Duration staleness() {
    return Duration.ZERO;
  }

  /**
   * Whether a write over this state that the service accepted must be read back: because it takes
   * effect only later, or because the service has no token for it and somebody else's write can
   * fall between our look and our write.
   */
  default boolean readsBack(PolicyState.Expected expected) {
    return false;
  }
}
