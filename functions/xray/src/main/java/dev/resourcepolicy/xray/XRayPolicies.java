package dev.resourcepolicy.xray;

import dev.resourcepolicy.policy.Desired;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.FailureRule;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyService;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.PolicyState.Absent;
import dev.resourcepolicy.policy.PolicyState.Present;
import dev.resourcepolicy.policy.Revision;
import dev.resourcepolicy.policy.ServiceCalls;
import dev.resourcepolicy.policy.Target;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.xray.XRayClient;
import software.amazon.awssdk.services.xray.model.ListResourcePoliciesResponse;
import software.amazon.awssdk.services.xray.model.ResourcePolicy;

/**
 * X-Ray: every write names the PolicyRevisionId that it expects, or {@code 0} for none. Revisions
 * are small numbers that come back when a policy is deleted and created again, so the document is
 * compared too (AWS X-Ray API reference, PutResourcePolicy).
 */
final class XRayPolicies implements PolicyService {
  private static final List<FailureRule> RULES =
      List.of(
          FailureRule.of(
              "InvalidPolicyRevisionIdException",
              FailureKind.CONFLICT,
              "Somebody else changed the policy."),
          FailureRule.of(
              "PolicyCountLimitExceededException",
              FailureKind.LIMIT,
              "An account has five policies in a Region, those that AWS itself puts there included: remove one, or"
                  + " add the statements to one of them."),
          FailureRule.of(
              "PolicySizeLimitExceededException", FailureKind.LIMIT, "Shorten PolicyDocument."),
          FailureRule.of(
              "LockoutPreventionException",
              FailureKind.LOCKOUT,
              "Keep xray:PutResourcePolicy for the function's role, or set BypassPolicyLockoutCheck to true."),
          FailureRule.of(
              "MalformedPolicyDocumentException", FailureKind.INVALID, "Correct PolicyDocument."));

  /**
   * A policy that was just seen cannot be deleted: the service has no error that says that it is
   * gone.
   */
  private static final List<FailureRule> DELETE_RULES =
      List.of(
          FailureRule.of(
              "InvalidPolicyRevisionIdException",
              FailureKind.CONFLICT,
              "Somebody else changed the policy."),
          FailureRule.of(
              "InvalidRequestException",
              FailureKind.CONFLICT,
              "Somebody else may have deleted the policy."));

  private final XRayClient client;
  private final ServiceCalls calls;

  XRayPolicies(XRayClient client, ServiceCalls calls) {
    this.client = client;
    this.calls = calls.understanding(RULES);
  }

  @Override
  public PolicyState read(Target target) {
    String next = null;
    do {
      ListResourcePoliciesResponse page = page(target, next);
      Optional<ResourcePolicy> named =
          page.resourcePolicies().stream()
              .filter(policy -> policy.policyName().equals(target.id()))
              .findFirst();
      if (named.isPresent()) {
        return present(named.get());
      }
      next = page.nextToken();
    } while (next != null);
    return new Absent();
  }

  @Override
  public Revision put(Target target, Desired desired, PolicyState.Expected expected) {
    String token =
        switch (expected) {
          case Absent() -> "0";
          case Present present -> {
            present.requireIn(read(target), target);
            yield present.revision().value();
          }
        };
    var response =
        calls.write(
            "PutResourcePolicy",
            target,
            "PolicyRevisionId=" + token,
            () ->
                client.putResourcePolicy(
                    put ->
                        put.policyName(target.id())
                            .policyDocument(desired.document().text())
                            .policyRevisionId(token)
                            .bypassPolicyLockoutCheck(desired.acceptsLockout())),
            written -> written.resourcePolicy().policyRevisionId());
    return Revision.of(response.resourcePolicy().policyRevisionId());
  }

  @Override
  public void delete(Target target, Present expected) {
    expected.requireIn(read(target), target);
    String token = expected.revision().value();
    calls
        .understanding(DELETE_RULES)
        .write(
            "DeleteResourcePolicy",
            target,
            "PolicyRevisionId=" + token,
            () ->
                client.deleteResourcePolicy(
                    delete -> delete.policyName(target.id()).policyRevisionId(token)),
            _ -> null);
  }

  private ListResourcePoliciesResponse page(Target target, @Nullable String next) {
    return calls.read(
        "ListResourcePolicies",
        target,
        () -> client.listResourcePolicies(list -> list.nextToken(next)),
        page -> page.resourcePolicies().size() + " policies");
  }

  private static Present present(ResourcePolicy policy) {
    return new Present(
        PolicyDocument.observed(policy.policyDocument()), Revision.of(policy.policyRevisionId()));
  }
}
