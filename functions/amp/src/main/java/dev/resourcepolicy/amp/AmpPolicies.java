package dev.resourcepolicy.amp;

import dev.resourcepolicy.policy.Desired;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.FailureRule;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.PolicyService;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.PolicyState.Absent;
import dev.resourcepolicy.policy.PolicyState.Present;
import dev.resourcepolicy.policy.Revision;
import dev.resourcepolicy.policy.ServiceCalls;
import dev.resourcepolicy.policy.Target;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.amp.AmpClient;
import software.amazon.awssdk.services.amp.model.DescribeResourcePolicyResponse;
import software.amazon.awssdk.services.amp.model.PutResourcePolicyResponse;
import software.amazon.awssdk.services.amp.model.WorkspacePolicyStatusCode;
import software.amazon.awssdk.services.amp.model.WorkspaceStatusCode;

/**
 * Amazon Managed Service for Prometheus: every write names the revisionId that it expects, or
 * {@code NO_POLICY}, and takes effect later: it is read back until the policy is active, or gone
 * (service API reference, PutResourcePolicy).
 */
final class AmpPolicies implements PolicyService {
  private static final List<FailureRule> RULES =
      List.of(
          // Assumed for another revision and for a change that is still applied: the next read
          // tells them apart.
          FailureRule.of(
              "ConflictException", FailureKind.CONFLICT, "Somebody else changed the policy."),
          FailureRule.of(
              "ResourceNotFoundException",
              FailureKind.NOT_FOUND,
              "Create the workspace first, or correct WorkspaceArn or WorkspaceId."),
          FailureRule.of("ValidationException", FailureKind.INVALID, "Correct PolicyDocument."));

  private final AmpClient client;
  private final ServiceCalls calls;

  AmpPolicies(AmpClient client, ServiceCalls calls) {
    this.client = client;
    this.calls = calls.understanding(RULES);
  }

  @Override
  public PolicyState read(Target target) {
    return calls
        .find(
            "DescribeResourcePolicy",
            target,
            "ResourceNotFoundException",
            () -> client.describeResourcePolicy(get -> get.workspaceId(target.id())),
            Function.identity(),
            found -> found.policyStatusAsString() + " " + found.revisionId())
        .<PolicyState>map(found -> settled(target, found))
        .orElseGet(() -> absent(target));
  }

  @Override
  public Revision put(Target target, Desired desired, PolicyState.Expected expected) {
    String token =
        switch (expected) {
          case Absent() -> "NO_POLICY";
          case Present(_, var revision) -> revision.value();
        };
    var response =
        calls.write(
            "PutResourcePolicy",
            target,
            "revisionId=" + token,
            () ->
                client.putResourcePolicy(
                    put ->
                        put.workspaceId(target.id())
                            .policyDocument(desired.document().text())
                            .revisionId(token)
                            .clientToken(desired.idempotencyToken(token))),
            PutResourcePolicyResponse::revisionId);
    return Revision.of(response.revisionId());
  }

  @Override
  public void delete(Target target, Present expected) {
    String token = expected.revision().value();
    calls.write(
        "DeleteResourcePolicy",
        target,
        "revisionId=" + token,
        () ->
            client.deleteResourcePolicy(
                delete -> delete.workspaceId(target.id()).revisionId(token)),
        _ -> null);
  }

  /**
   * Terraform's waiter for deletions has to accept that a deleted policy still shows as active; how
   * long is assumed.
   */
  @Override
  public Duration staleness() {
    return Duration.ofSeconds(1);
  }

  @Override
  public boolean readsBack(PolicyState.Expected expected) {
    return true;
  }

  private static Present settled(Target target, DescribeResourcePolicyResponse found) {
    if (found.policyStatus() != WorkspacePolicyStatusCode.ACTIVE) {
      throw new PolicyFailure(
          FailureKind.BUSY,
          "The policy of %s is %s.".formatted(target, found.policyStatusAsString()));
    }
    return new Present(
        PolicyDocument.observed(found.policyDocument()),
        Revision.of(found.revisionId()).with("PolicyStatus", found.policyStatusAsString()));
  }

  /** The service answers the same for a policy and for a workspace that does not exist. */
  private PolicyState absent(Target target) {
    var workspace =
        calls.read(
            "DescribeWorkspace",
            target,
            () -> client.describeWorkspace(get -> get.workspaceId(target.id())),
            found -> found.workspace().status().statusCodeAsString());
    if (workspace.workspace().status().statusCode() == WorkspaceStatusCode.CREATING) {
      throw new PolicyFailure(
          FailureKind.NOT_READY, "The workspace %s is being created.".formatted(target));
    }
    return new Absent();
  }
}
