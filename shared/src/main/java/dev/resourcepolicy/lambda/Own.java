package dev.resourcepolicy.lambda;

import java.util.Optional;

/**
 * Who and where this function is.
 *
 * @param account from the ARN that it was invoked by
 * @param region from the same ARN
 * @param role the ARN of the role that it runs as, when its environment names it
 * @param remembers whether it has a memory
 */
record Own(
    Optional<String> account, Optional<String> region, Optional<String> role, boolean remembers) {

  static Own of(String functionArn, Optional<String> role, boolean remembers) {
    String[] parts = functionArn.split(":", 6);
    return new Own(part(parts, 4), part(parts, 3), role, remembers);
  }

  private static Optional<String> part(String[] parts, int index) {
    return index < parts.length && !parts[index].isEmpty()
        ? Optional.of(parts[index])
        : Optional.empty();
  }
}
