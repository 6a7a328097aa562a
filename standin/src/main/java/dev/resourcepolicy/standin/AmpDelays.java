package dev.resourcepolicy.standin;

import java.time.Duration;

/**
 * How long Prometheus takes for what it does later. None of it is documented, and the service's own
 * times vary.
 *
 * @param workspace until a workspace is created, or is gone
 * @param policy until a change of a policy has taken effect
 * @param stillActive how long a deleted policy is described as active (Terraform's waiter for
 *     deletions has to accept it)
 */
record AmpDelays(Duration workspace, Duration policy, Duration stillActive) {
  static final AmpDelays DEFAULT =
      new AmpDelays(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofMillis(300));
}
