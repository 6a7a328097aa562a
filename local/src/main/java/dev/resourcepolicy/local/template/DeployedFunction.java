package dev.resourcepolicy.local.template;

import dev.resourcepolicy.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function as the template deploys it.
 *
 * @param name its logical id
 * @param role the ARN of the role that it runs as
 * @param environment its environment variables
 * @param permissions the statements of its role's own policies
 * @param concurrency how many invocations of it there may be at a time, where that is limited
 */
public record DeployedFunction(
    String name,
    String role,
    Map<String, String> environment,
    List<Json.Obj> permissions,
    Optional<Integer> concurrency) {

  public DeployedFunction {
    environment = Map.copyOf(environment);
    permissions = List.copyOf(permissions);
  }

  /** The role's name. */
  public String roleName() {
    return role.substring(role.lastIndexOf('/') + 1);
  }

  /** By this the stand-in knows a session of the role. */
  public String accessKey() {
    return "role." + roleName();
  }
}
