package dev.resourcepolicy.acmpca;

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
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityStatus;

/**
 * ACM PCA: the service has no token, so the revision is a fingerprint of the document. A write
 * looks again right before, and is read back after; what is left is the moment between the look and
 * the write, which only this function's own writers keep out of, one at a time (AWS Private CA API
 * reference, PutPolicy).
 */
final class AcmPcaPolicies implements PolicyService {
  private static final List<FailureRule> RULES =
      List.of(
          FailureRule.of(
              "ConcurrentModificationException",
              FailureKind.BUSY,
              "A previous change is still being applied: apply again when it is done."),
          FailureRule.of(
              "RequestFailedException",
              FailureKind.UNCERTAIN,
              "The service gives no reason: look at the policy, then apply again."),
          FailureRule.of(
              "InvalidStateException",
              FailureKind.NOT_READY,
              "The authority does not take a policy in its state: wait, or activate or restore it."),
          FailureRule.of(
              "ResourceNotFoundException",
              FailureKind.NOT_FOUND,
              "Create the authority first, or correct ResourceArn."),
          FailureRule.of(
              "LockoutPreventedException",
              FailureKind.LOCKOUT,
              "Keep the function's role able to change the policy: the service has no opt-in."),
          FailureRule.of(
              "InvalidPolicyException",
              FailureKind.INVALID,
              "Use the documented form: only the principals and the authority's ARN can be chosen."),
          FailureRule.of("InvalidArnException", FailureKind.INVALID, "Correct ResourceArn."));

  private final AcmPcaClient client;
  private final ServiceCalls calls;

  /** What was found or sent last: most looks find it again, and it is not read again. */
  private @Nullable PolicyDocument known;

  AcmPcaPolicies(AcmPcaClient client, ServiceCalls calls) {
    this.client = client;
    this.calls = calls.understanding(RULES);
  }

  @Override
  public PolicyState read(Target target) {
    PolicyState state = look(target);
    if (state instanceof Absent) {
      // The service answers the same for a policy and for an authority that does not exist.
      requireThere(target);
    }
    return state;
  }

  private PolicyState look(Target target) {
    return unlessDeleted(
            target,
            () ->
                calls.find(
                    "GetPolicy",
                    target,
                    "ResourceNotFoundException",
                    () -> client.getPolicy(get -> get.resourceArn(target.id())),
                    found -> present(document(found.policy())),
                    present -> present.revision().value()))
        .map(PolicyState.class::cast)
        .orElseGet(Absent::new);
  }

  @Override
  public Revision put(Target target, Desired desired, PolicyState.Expected expected) {
    expected.requireIn(look(target), target);
    calls.write(
        "PutPolicy",
        target,
        token(expected),
        () ->
            client.putPolicy(put -> put.resourceArn(target.id()).policy(desired.document().text())),
        _ -> null);
    known = desired.document();
    return revision(desired.document());
  }

  @Override
  public void delete(Target target, Present expected) {
    expected.requireIn(look(target), target);
    unlessDeleted(
        target,
        () ->
            calls.write(
                "DeletePolicy",
                target,
                token(expected),
                () -> client.deletePolicy(delete -> delete.resourceArn(target.id())),
                _ -> null));
  }

  @Override
  public boolean readsBack(PolicyState.Expected expected) {
    return true;
  }

  private PolicyDocument document(String text) {
    PolicyDocument last = known;
    if (last == null || !text.equals(last.text())) {
      last = PolicyDocument.observed(text);
      known = last;
    }
    return last;
  }

  private static Present present(PolicyDocument document) {
    return new Present(document, revision(document));
  }

  private static Revision revision(PolicyDocument document) {
    return Revision.of(document.digest());
  }

  private static String token(PolicyState.Expected expected) {
    return switch (expected) {
      case Absent() -> "none, verified: no policy";
      case Present(_, var revision) -> "none, verified: fingerprint " + revision.value();
    };
  }

  /**
   * A deleted authority can be restored for some days, and refuses calls for its state until then.
   * It counts as gone, or nobody could delete the stack that has its policy.
   */
  private <R> R unlessDeleted(Target target, Supplier<R> call) {
    try {
      return call.get();
    } catch (PolicyFailure failure) {
      if (failure.kind() == FailureKind.NOT_READY) {
        requireThere(target);
      }
      throw failure;
    }
  }

  private void requireThere(Target target) {
    var authority =
        calls.read(
            "DescribeCertificateAuthority",
            target,
            () ->
                client.describeCertificateAuthority(
                    get -> get.certificateAuthorityArn(target.id())),
            found -> found.certificateAuthority().statusAsString());
    CertificateAuthorityStatus status = authority.certificateAuthority().status();
    if (status == CertificateAuthorityStatus.CREATING) {
      throw new PolicyFailure(
          FailureKind.NOT_READY, "The authority %s is being created.".formatted(target));
    }
    if (status == CertificateAuthorityStatus.DELETED) {
      throw new PolicyFailure(
          FailureKind.NOT_FOUND, "The authority %s is deleted.".formatted(target));
    }
  }
}
