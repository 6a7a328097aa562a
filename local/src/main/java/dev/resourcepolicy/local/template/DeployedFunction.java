package dev.resourcepolicy.local.template;

import java.util.Map;
import java.util.Optional;

/**
 * A function as the template deploys it.
 *
 * @param name its logical id
 * @param role the ARN of the role that it runs as
 * @param environment its environment variables
 * @param concurrency how many invocations of it there may be at a time, where that is limited
 */
public record DeployedFunction(
    String name, String role, Map<String, String> environment, Optional<Integer> concurrency) {

  public DeployedFunction {
    environment = Map.copyOf(environment);
  }

  /** The role's name. */
  public String roleName() {
    return role.substring(role.lastIndexOf('/') + 1);
  }
}
