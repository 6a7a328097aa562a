package dev.resourcepolicy.intent;

import dev.resourcepolicy.guard.Guard;
import dev.resourcepolicy.guard.Rails;
import dev.resourcepolicy.guard.Self;
import dev.resourcepolicy.policy.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who and where this function is.
 *
 * @param account from the ARN that it was invoked by
 * @param region from the same ARN
 * @param role the ARN of the role that it runs as, when its environment names it
 * @param remembers whether it has a memory
 * @param rails what it may do, whatever it is asked for
 */
public record Own(
    Optional<String> account,
    Optional<String> region,
    Optional<String> role,
    boolean remembers,
    Rails rails) {

  /** The function that was invoked by this ARN; what the ARN does not say is not known. */
  public static Own of(String functionArn, Optional<String> role, boolean remembers, Rails rails) {
    String[] parts = functionArn.split(":", 6);
    return new Own(part(parts, 4), part(parts, 3), role, remembers, rails);
  }

  /** What may be asked of this function at a service. */
  public Guard guard(ServiceProfile profile) {
    return new Guard(rails, profile.lockout(), new Self(account, role));
  }

  /** Why a target is out of reach: only functions in its own account and Region change it. */
  List<String> problems(Target target) {
    var problems = new ArrayList<String>();
    problem(target, "", target.region(), region).ifPresent(problems::add);
    problem(target, "account ", target.account(), account).ifPresent(problems::add);
    return problems;
  }

  private static Optional<String> problem(
      Target target, String kind, Optional<String> its, Optional<String> own) {
    return its.isPresent() && own.isPresent() && !its.equals(own)
        ? Optional.of(
            "%s is in %s%s, and this function works in %s%s"
                .formatted(target, kind, its.get(), kind, own.get()))
        : Optional.empty();
  }

  private static Optional<String> part(String[] parts, int index) {
    return index < parts.length && !parts[index].isEmpty()
        ? Optional.of(parts[index])
        : Optional.empty();
  }
}
