package dev.resourcepolicy.guard;

import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.Wildcard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a function must not deny itself, or nobody could change the policy through it again: a Deny
 * that certainly covers its role. Fails open: what cannot be decided here is left to the service,
 * which may check again.
 *
 * @param actions by which the function reads, puts and deletes
 * @param optIn the property by which a request accepts it, where the service itself has one
 */
public record Lockout(List<String> actions, Optional<String> optIn) {

  /** Those of the actions that a document denies to somebody. */
  List<String> denied(PolicyDocument document, Self self) {
    var denied = new HashSet<String>();
    for (Clause clause : Clause.of(document)) {
      if (clause.denies()
          && coversTarget(clause)
          && coversCaller(clause, self)
          && CallerConditions.hold(clause, self)) {
        actions.stream().filter(action -> coversAction(clause, action)).forEach(denied::add);
      }
    }
    return denied.isEmpty() ? List.of() : actions.stream().filter(denied::contains).toList();
  }

  private static boolean coversAction(Clause clause, String action) {
    // Names of actions are ASCII, and the clause has them in lower case.
    String name = action.toLowerCase(Locale.ROOT);
    return clause.has("Action")
        ? clause.set("Action").stream().anyMatch(pattern -> new Wildcard(pattern).covers(name))
        : clause.has("NotAction")
            && clause.set("NotAction").stream()
                .noneMatch(pattern -> new Wildcard(pattern).covers(name));
  }

  /**
   * A resource without wildcards is taken for the target: these services accept no other in its
   * policy, save an index of a DynamoDB table. What other wildcards than "*" cover is left to the
   * service.
   */
  private static boolean coversTarget(Clause clause) {
    return !clause.has("NotResource")
        && (!clause.has("Resource") || clause.set("Resource").stream().anyMatch(Lockout::isTarget));
  }

  private static boolean isTarget(String resource) {
    return resource.equals("*")
        || (!resource.contains("*") && !resource.contains("?") && !resource.contains("/index/"));
  }

  private static boolean coversCaller(Clause clause, Self self) {
    var caller = new ArrayList<>(List.of("*"));
    self.account().ifPresent(caller::add);
    self.role().ifPresent(caller::add);
    return clause.excludes()
        ? self.role().isPresent() && clause.grantees().stream().noneMatch(left -> mayBe(left, self))
        : clause.grantees().stream()
            .anyMatch(named -> named.type().equals("AWS") && caller.contains(named.id()));
  }

  /** Whether who is left out may be the function: its role, a session, its account or anybody. */
  private static boolean mayBe(Grantee left, Self self) {
    boolean otherOfTheAccount =
        left.id().contains(":iam:") && !self.role().equals(Optional.of(left.id()));
    return left.isAnybody() || (left.account().equals(self.account()) && !otherOfTheAccount);
  }
}
