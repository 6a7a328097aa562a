package dev.resourcepolicy.policy;

import java.time.Instant;

/**
 * What a write is to bring about.
 *
 * @param document what the policy is to say
 * @param acceptsLockout whether the user confirmed that it may end the writer's own access
 * @param requestId the invocation's cause (CloudFormation's RequestId, EventBridge's event id), and
 *     when it is written
 */
public record Desired(PolicyDocument document, boolean acceptsLockout, String requestId) {

  /**
   * A token for services that remember requests, at most 64 printable characters. It is the same
   * for the same request, document, expected revision and, {@linkplain #at once it is written},
   * instant, and another one as soon as any of them differs.
   */
  public String idempotencyToken(String expectedRevision) {
    return Sha256.hex(String.join("\n", requestId, expectedRevision, document.text()));
  }

  /**
   * As it is written at this instant. A service that remembers tokens would take the write of a
   * later delivery of the same request for a repetition, and do nothing, also when somebody has
   * deleted the policy since. What must not be written twice is kept from it by the expected
   * revision.
   */
  public Desired at(Instant now) {
    return new Desired(
        document, acceptsLockout, requestId + " " + now.getEpochSecond() + "." + now.getNano());
  }

  public Desired with(PolicyDocument other) {
    return new Desired(other, acceptsLockout, requestId);
  }
}
