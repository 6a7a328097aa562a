package dev.resourcepolicy.lambda;

import dev.resourcepolicy.guard.Guard;
import dev.resourcepolicy.guard.Rails;
import dev.resourcepolicy.guard.Self;
import java.util.Optional;

/**
 * Who and where this function is.
 *
 * @param account from the ARN that it was invoked by
 * @param region from the same ARN
 * @param role the ARN of the role that it runs as, when its environment names it
 * @param remembers whether it has a memory
 * @param rails what it may do, whatever it is asked for
 */
record Own(
    Optional<String> account,
    Optional<String> region,
    Optional<String> role,
    boolean remembers,
    Rails rails) {

  static Own of(String functionArn, Optional<String> role, boolean remembers, Rails rails) {
    String[] parts = functionArn.split(":", 6);
    return new Own(part(parts, 4), part(parts, 3), role, remembers, rails);
  }

  Guard guard(ServiceProfile profile) {
    return new Guard(rails, profile.lockout(), new Self(account, role));
  }

  private static Optional<String> part(String[] parts, int index) {
    return index < parts.length && !parts[index].isEmpty()
        ? Optional.of(parts[index])
        : Optional.empty();
  }
}
