package dev.resourcepolicy.lambda;

import dev.resourcepolicy.event.Notification;
import dev.resourcepolicy.event.Properties;
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
 * @param lockout what the service checks before it lets a writer lock itself out
 * @param rigid whether the service accepts whole documents of a fixed form only, so that no
 *     statement can be taken out
 * @param target reads the target from the properties, and adds what is wrong with it to their
 *     problems
 */
public record ServiceProfile(
    String name,
    Trail trail,
    DocumentLimit limit,
    Optional<LockoutCheck> lockout,
    boolean rigid,
    Function<Properties, Optional<Target>> target) {

  /**
   * The check by which a service keeps writers from locking themselves out.
   *
   * @param action what the writer must still be allowed to do
   * @param optIn the property that switches the check off, where there is one
   */
  public record LockoutCheck(String action, Optional<String> optIn) {}

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
