package dev.resourcepolicy.guard;

import dev.resourcepolicy.policy.Target;
import dev.resourcepolicy.policy.Wildcard;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The patterns of the targets that the function may touch. They bound its role as well, where IAM
 * can; here they are for a readable error. None given means all.
 */
record AllowedTargets(List<Wildcard> patterns) {
  AllowedTargets {
    patterns = List.copyOf(patterns);
  }

  /** Reads a list with spaces, which no target's id has. */
  static AllowedTargets read(String list) {
    return new AllowedTargets(
        Arrays.stream(list.strip().split("\\s+")).map(Wildcard::new).toList());
  }

  Optional<String> problem(Target target) {
    return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.covers(target.id()))
        ? Optional.empty()
        : Optional.of(
            "%s is none of the targets that this function may touch (%s): deploy it with a pattern that takes it in"
                .formatted(
                    target, String.join(" ", patterns.stream().map(Wildcard::pattern).toList())));
  }
}
