package dev.resourcepolicy.dynamodb;

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
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DeleteResourcePolicyResponse;
import software.amazon.awssdk.services.dynamodb.model.PutResourcePolicyResponse;

/**
 * DynamoDB: every write names the RevisionId that it expects, or {@code NO_POLICY} (Amazon DynamoDB
 * API reference, PutResourcePolicy).
 */
final class DynamoDbPolicies implements PolicyService {
  private static final Pattern AGAIN_AFTER =
      Pattern.compile("try again after (\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z)");

  private static final List<FailureRule> RULES =
      List.of(
          // One code for three things; those two that a write can meet both say that another state
          // was expected.
          FailureRule.of(
              "PolicyNotFoundException",
              FailureKind.CONFLICT,
              "The policy has changed, or the read was stale."),
          FailureRule.of(
                  "ThrottlingException",
                  FailureKind.BUSY,
                  "DynamoDB takes one change of a policy in 15 seconds: apply again after that.")
              .when("Please try again after")
              .retryAt(AGAIN_AFTER),
          FailureRule.of(
              "ResourceInUseException",
              FailureKind.BUSY,
              "DynamoDB is still applying the previous change: apply again when it is done."),
          FailureRule.of(
              "LimitExceededException",
              FailureKind.THROTTLED,
              "Too many tables are being changed at once: try again later."),
          FailureRule.of(
              "ResourceNotFoundException",
              FailureKind.NOT_FOUND,
              "Create the table or stream first, or correct ResourceArn."),
          FailureRule.of(
                  "AccessDeniedException",
                  FailureKind.LOCKOUT,
                  "Keep dynamodb:PutResourcePolicy for the function's role, or set ConfirmRemoveSelfResourceAccess"
                      + " to true.")
              .when("will not allow you to update the resource policy"),
          FailureRule.of(
                  "ValidationException",
                  FailureKind.NOT_READY,
                  "Check that the principals exist: a role that was just created takes a minute or two to be known.")
              .when("Invalid principal"),
          FailureRule.of(
                  "ValidationException",
                  FailureKind.LIMIT,
                  "Shorten the document: whitespace is gone already.")
              .when("Maximum policy size"),
          FailureRule.of(
              "ValidationException",
              FailureKind.INVALID,
              "Correct PolicyDocument or ResourceArn."));

  private final DynamoDbClient client;
  private final ServiceCalls calls;

  DynamoDbPolicies(DynamoDbClient client, ServiceCalls calls) {
    this.client = client;
    this.calls = calls.understanding(RULES);
  }

  @Override
  public PolicyState read(Target target) {
    return calls
        .find(
            "GetResourcePolicy",
            target,
            "PolicyNotFoundException",
            () -> client.getResourcePolicy(get -> get.resourceArn(target.id())),
            found ->
                new Present(
                    PolicyDocument.observed(found.policy()), Revision.of(found.revisionId())),
            present -> present.revision().value())
        .map(PolicyState.class::cast)
        .orElseGet(Absent::new);
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
            "ExpectedRevisionId=" + token,
            () ->
                client.putResourcePolicy(
                    put ->
                        put.resourceArn(target.id())
                            .policy(desired.document().text())
                            .expectedRevisionId(token)
                            .confirmRemoveSelfResourceAccess(desired.acceptsLockout())),
            PutResourcePolicyResponse::revisionId);
    return Revision.of(response.revisionId());
  }

  @Override
  public void delete(Target target, Present expected) {
    String token = expected.revision().value();
    calls.write(
        "DeleteResourcePolicy",
        target,
        "ExpectedRevisionId=" + token,
        () ->
            client.deleteResourcePolicy(
                delete -> delete.resourceArn(target.id()).expectedRevisionId(token)),
        DeleteResourcePolicyResponse::revisionId);
  }

  /**
   * Observed from 0.8 to 2.7 s (probes by the ACK DynamoDB controller); documented as "a few
   * seconds".
   */
  @Override
  public Duration staleness() {
    return Duration.ofSeconds(3);
  }
}
