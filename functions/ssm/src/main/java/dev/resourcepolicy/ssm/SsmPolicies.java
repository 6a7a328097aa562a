package dev.resourcepolicy.ssm;

import dev.resourcepolicy.policy.Desired;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.FailureRule;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyService;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.PolicyState.Absent;
import dev.resourcepolicy.policy.PolicyState.Present;
import dev.resourcepolicy.policy.PolicyState.Several;
import dev.resourcepolicy.policy.Revision;
import dev.resourcepolicy.policy.ServiceCalls;
import dev.resourcepolicy.policy.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetResourcePoliciesResponse;
import software.amazon.awssdk.services.ssm.model.GetResourcePoliciesResponseEntry;
import software.amazon.awssdk.services.ssm.model.PutResourcePolicyResponse;

/**
 * Systems Manager: a policy is changed or deleted by its id and the hash of the document that it is
 * expected to hold. A policy that does not exist is created without either, and nothing keeps a
 * second such call from creating a second policy: so each attempt lists first (AWS Systems Manager
 * API reference, PutResourcePolicy).
 */
final class SsmPolicies implements PolicyService {
  private static final String ID = "PolicyId";
  private static final String HASH = "PolicyHash";

  private static final List<FailureRule> RULES =
      List.of(
          FailureRule.of(
              "ResourcePolicyConflictException",
              FailureKind.CONFLICT,
              "Somebody else changed the policy."),
          FailureRule.of(
              "ResourcePolicyNotFoundException",
              FailureKind.CONFLICT,
              "Somebody else deleted the policy."),
          FailureRule.of(
              "ResourcePolicyLimitExceededException",
              FailureKind.LIMIT,
              "Remove a policy that the target no longer needs."),
          FailureRule.of(
              "ResourceNotFoundException",
              FailureKind.NOT_FOUND,
              "Create the parameter first, in the advanced tier, or correct ResourceArn."),
          // Documented to mean two things: a wrong document, and too many calls.
          FailureRule.of(
                  "MalformedResourcePolicyDocumentException",
                  FailureKind.THROTTLED,
                  "If it lasts, check the document too: the service uses one error for both.")
              .when("excessive"),
          FailureRule.of(
              "MalformedResourcePolicyDocumentException",
              FailureKind.INVALID,
              "Correct PolicyDocument: a parameter takes read actions for accounts only."),
          FailureRule.of(
              "ResourcePolicyInvalidParameterException",
              FailureKind.INVALID,
              "Correct PolicyDocument or ResourceArn: only parameters of the advanced tier can be shared."));

  /** The group takes one policy: a second one means that somebody else's came first. */
  private static final List<FailureRule> GROUP_RULES =
      Stream.concat(
              Stream.of(
                  FailureRule.of(
                      "ResourcePolicyLimitExceededException",
                      FailureKind.CONFLICT,
                      "The OpsItemGroup takes one policy, and somebody else's was first.")),
              RULES.stream())
          .toList();

  private final SsmClient client;
  private final ServiceCalls calls;

  SsmPolicies(SsmClient client, ServiceCalls calls) {
    this.client = client;
    this.calls = calls.understanding(RULES);
  }

  @Override
  public PolicyState read(Target target) {
    var policies = new ArrayList<Present>();
    String next = null;
    do {
      GetResourcePoliciesResponse page = page(target, next);
      page.policies().forEach(policy -> policies.add(present(policy)));
      next = page.nextToken();
    } while (next != null);
    // Everybody means the same one by the first.
    policies.sort(Comparator.comparing(policy -> policy.revision().value()));
    return switch (policies.size()) {
      case 0 -> new Absent();
      case 1 -> policies.getFirst();
      default -> new Several(policies);
    };
  }

  @Override
  public Revision put(Target target, Desired desired, PolicyState.Expected expected) {
    return switch (expected) {
      case Absent() -> put(target, desired, null, null, "none: create");
      case Present(_, var revision) ->
          put(target, desired, revision.attribute(ID), revision.attribute(HASH), token(revision));
    };
  }

  @Override
  public void delete(Target target, Present expected) {
    Revision revision = expected.revision();
    calls.write(
        "DeleteResourcePolicy",
        target,
        token(revision),
        () ->
            client.deleteResourcePolicy(
                delete ->
                    delete
                        .resourceArn(target.id())
                        .policyId(revision.attribute(ID))
                        .policyHash(revision.attribute(HASH))),
        _ -> null);
  }

  /** A creation has no token: two at the same time leave two policies, which both then see. */
  @Override
  public boolean readsBack(PolicyState.Expected expected) {
    return expected instanceof Absent;
  }

  private GetResourcePoliciesResponse page(Target target, @Nullable String next) {
    return calls.read(
        "GetResourcePolicies",
        target,
        () -> client.getResourcePolicies(get -> get.resourceArn(target.id()).nextToken(next)),
        page -> page.policies().size() + " policies");
  }

  private Revision put(
      Target target,
      Desired desired,
      @Nullable String policyId,
      @Nullable String policyHash,
      String token) {
    boolean group = target.id().endsWith(":opsitemgroup/default");
    var response =
        calls
            .understanding(group ? GROUP_RULES : RULES)
            .write(
                "PutResourcePolicy",
                target,
                token,
                () ->
                    client.putResourcePolicy(
                        put ->
                            put.resourceArn(target.id())
                                .policy(desired.document().text())
                                .policyId(policyId)
                                .policyHash(policyHash)),
                PutResourcePolicyResponse::policyHash);
    return revision(response.policyId(), response.policyHash());
  }

  private static Present present(GetResourcePoliciesResponseEntry policy) {
    return new Present(
        PolicyDocument.observed(policy.policy()), revision(policy.policyId(), policy.policyHash()));
  }

  private static Revision revision(String policyId, String policyHash) {
    return Revision.of(policyId + ":" + policyHash).with(ID, policyId).with(HASH, policyHash);
  }

  private static String token(Revision revision) {
    return "%s=%s %s=%s".formatted(ID, revision.attribute(ID), HASH, revision.attribute(HASH));
  }
}
