package dev.resourcepolicy.guard;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands between a request and a policy that lets in who should stay out. */
public record Guard(Rails rails, Lockout lockout, Self self) {
  /** The property by which a request says that everybody is meant. */
  public static final String ACKNOWLEDGEMENT = "AcknowledgePublicAccess";

  /**
   * Why this document must not be put there, each as a sentence without its full stop; none when it
   * may.
   *
   * @param properties those of the request, which say what it accepts
   */
  public List<String> problems(Json.Obj properties, PolicyDocument document) {
    var problems = new ArrayList<>(rails.mistakes());
    publicAccess(properties, document).ifPresent(problems::add);
    others(document).ifPresent(problems::add);
    lockedOut(properties, document).ifPresent(problems::add);
    return problems;
  }

  /** The same problems in one text; nothing when there are none. */
  public Optional<String> forbids(Json.Obj properties, PolicyDocument document) {
    return Optional.of(String.join("; ", problems(properties, document)))
        .filter(text -> !text.isEmpty());
  }

  /** Why this target must not be touched, if that is so. */
  public Optional<String> problem(Target target) {
    return rails.targets().problem(target);
  }

  private Optional<String> others(PolicyDocument document) {
    List<String> others = rails.principals().others(document, self);
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ("PolicyDocument lets in others than AllowedPrincipals names: %s (leave them out, narrow the statement to"
                    + " those who are named, as by StringEquals on aws:PrincipalOrgID or aws:PrincipalAccount, or deploy"
                    + " this function with them in AllowedPrincipals)")
                .formatted(String.join(", ", others)));
  }

  private Optional<String> publicAccess(Json.Obj properties, PolicyDocument document) {
    boolean acknowledged = accepts(properties, ACKNOWLEDGEMENT);
    List<String> openings = PublicAccess.openings(document);
    if (openings.isEmpty() || (acknowledged && rails.allowsPublicAccess())) {
      return Optional.empty();
    }
    String remedy =
        rails.allowsPublicAccess()
            ? "set %s to true".formatted(ACKNOWLEDGEMENT)
            : "deploy this function with AllowPublicAccess true, and set %s to true"
                .formatted(ACKNOWLEDGEMENT);
    return Optional.of(
        ("PolicyDocument lets everybody in: %s (name who may come in, or narrow it by a condition that has to be"
                + " true, such as StringEquals on aws:PrincipalOrgID, aws:PrincipalAccount, aws:SourceAccount or"
                + " aws:SourceVpce, with values without wildcards; if everybody is meant, %s)")
            .formatted(String.join(", ", openings), remedy));
  }

  private Optional<String> lockedOut(Json.Obj properties, PolicyDocument document) {
    boolean accepted = lockout.optIn().filter(name -> accepts(properties, name)).isPresent();
    List<String> denied = lockout.denied(document, self);
    if (accepted || denied.isEmpty()) {
      return Optional.empty();
    }
    String remedy = lockout.optIn().map(" (set %s to true if that is meant)"::formatted).orElse("");
    return Optional.of(
        "PolicyDocument denies this function %s, so nobody could change the policy through it again%s"
            .formatted(String.join(", ", denied), remedy));
  }

  /** Whether properties set a flag; CloudFormation sends true as a string. */
  public static boolean accepts(Json.Obj properties, String flag) {
    return properties
        .get(flag)
        .filter(value -> value.equals(Json.of(true)) || value.is("true"))
        .isPresent();
  }
}
