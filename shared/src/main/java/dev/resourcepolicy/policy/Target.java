package dev.resourcepolicy.policy;

import java.util.Optional;

/**
 * What a policy is attached to.
 *
 * @param id what the service's own calls take: an ARN, a workspace id, a policy name; it is also
 *     the custom resource's physical id, so two ways of naming one target must give one id
 * @param account the account that the target's ARN names, when it names one
 * @param region the Region that the target's ARN names, when it names one
 */
public record Target(String id, Optional<String> account, Optional<String> region) {

  /** A target that no ARN names: it is in the function's own account and Region. */
  public static Target named(String id) {
    return new Target(id, Optional.empty(), Optional.empty());
  }

  @Override
  public String toString() {
    return id;
  }
}
