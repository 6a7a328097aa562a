package dev.resourcepolicy.guard;

import dev.resourcepolicy.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a document lets in everybody: an Allow for a principal that can be anybody, without a
 * condition that narrows it. What cannot be understood counts as if it did.
 *
 * <p>The principal of a service is somebody. Whom that service works for is for a condition to say
 * (documented, "The confused deputy problem"), and not to be told from the principal.
 */
final class PublicAccess {
  /** What a document consists of; whatever else is there might say more than its statements. */
  private static final Set<String> MEMBERS = Set.of("Version", "Id", "Statement");

  private PublicAccess() {}

  /** Where a document lets everybody in, in words; nothing when it does not. */
  static List<String> openings(PolicyDocument document) {
    if (document.json().filter(json -> MEMBERS.containsAll(json.members().keySet())).isEmpty()) {
      return List.of("it holds more than Version, Id and Statement, or cannot be read");
    }
    var openings = new ArrayList<String>();
    for (Clause clause : Clause.of(document)) {
      opening(clause).ifPresent(how -> openings.add(clause.name() + " by " + how));
    }
    return openings;
  }

  private static Optional<String> opening(Clause clause) {
    if (clause.form().isEmpty()) {
      return Optional.of("an element that is not understood");
    }
    if (clause.denies() || !Conditions.narrowing(clause).isEmpty()) {
      return Optional.empty();
    }
    if (clause.excludes()) {
      return Optional.of("NotPrincipal, which lets in everybody else");
    }
    List<Grantee> grantees = clause.grantees();
    for (Grantee grantee : grantees) {
      if (grantee.isAnybody()) {
        return Optional.of("Principal " + grantee);
      }
    }
    return grantees.isEmpty() ? Optional.of("its lack of a Principal") : Optional.empty();
  }
}
