package dev.resourcepolicy.memory;

import java.util.Optional;

/**
 * Who wants something of a target: a custom resource, or the name that a request gave itself.
 *
 * @param name as people read it, and as it is remembered
 * @param stack the stack that the custom resource belongs to
 */
public record Owner(String name, Optional<String> stack) {

  /** A custom resource: its stack's ARN, which is unique over time, and its logical id. */
  public static Owner resource(String stackId, String logicalResourceId) {
    return new Owner(stackId + "/" + logicalResourceId, Optional.of(stackId));
  }

  /** An owner that named itself in an event. */
  public static Owner named(String name) {
    return new Owner(name, Optional.empty());
  }

  /** Whether both are resources of one stack, so that one may be the other under a new name. */
  public boolean isInTheStackOf(Owner other) {
    return stack.isPresent() && stack.equals(other.stack);
  }

  @Override
  public String toString() {
    return name;
  }
}
