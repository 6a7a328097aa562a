package dev.resourcepolicy.local.training;

import dev.resourcepolicy.local.load.Site;
import java.util.List;

/**
 * Who is trained.
 *
 * @param site whose sample events it is sent, in its name
 * @param handler as the template names it
 * @param events the samples' names, in turn
 * @param answers whether it tells CloudFormation what came of a request
 */
record Trainee(Site site, String handler, List<String> events, boolean answers) {
  /** One of our functions: all that is done for a resource in its life, once. */
  static Trainee of(Site site) {
    var life = List.of("create", "update", "check-requested", "scheduled-check", "sweep", "delete");
    return new Trainee(site, site.handler(), life, true);
  }

  /** Another handler, which has only to return. */
  static Trainee of(String handler) {
    return new Trainee(Site.DYNAMODB, handler, List.of("create"), false);
  }
}
