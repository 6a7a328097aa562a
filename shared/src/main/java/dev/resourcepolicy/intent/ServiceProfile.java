package dev.resourcepolicy.intent;

import dev.resourcepolicy.event.Notification;
import dev.resourcepolicy.event.Properties;
import dev.resourcepolicy.guard.Lockout;
import dev.resourcepolicy.policy.DocumentLimit;
import dev.resourcepolicy.policy.Target;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What is one service's own business before any call is made.
 *
 * @param name of the service in the memory and in events
 * @param trail what CloudTrail records of the service
 * @param limit what the service accepts as a document's size
 * @param lockout what the function must not deny itself
 * @param rigid whether the service accepts whole documents of a fixed form only, so that no
 *     statement can be taken out
 * @param resourceType what CloudFormation calls the type of a target
 * @param target reads the target from the properties, and adds what is wrong with it to their
 *     problems
 */
public record ServiceProfile(
    String name,
    Trail trail,
    DocumentLimit limit,
    Lockout lockout,
    boolean rigid,
    Function<Target, String> resourceType,
    Function<Properties, Optional<Target>> target) {

  /**
   * What CloudTrail records of a service.
   *
   * @param eventSource of the service's calls
   * @param writes the calls that change a policy
   * @param targetParameter the request parameter of these calls that holds the target's id
   * @param recreated the id of the target that a call has brought into being, if it has
   */
  public record Trail(
      String eventSource,
      Set<String> writes,
      String targetParameter,
      Function<Notification, Optional<String>> recreated) {}
}
