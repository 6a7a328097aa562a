package dev.resourcepolicy.policy;

/**
 * What a write is to bring about.
 *
 * @param document what the policy is to say
 * @param acceptsLockout whether the user confirmed that it may end the writer's own access
 * @param requestId the invocation's cause (CloudFormation's RequestId, EventBridge's event id): the
 *     same for a delivery that is repeated, so that idempotency tokens can be derived from it
 */
public record Desired(PolicyDocument document, boolean acceptsLockout, String requestId) {

  /**
   * A token for services that remember requests, at most 64 printable characters. It is the same
   * for the same request, document and expected revision, and another one as soon as any of them
   * differs.
   */
  public String idempotencyToken(String expectedRevision) {
    return Sha256.hex(String.join("\n", requestId, expectedRevision, document.text()));
  }

  /**
   * The same once more, after this many writes that were accepted and did not last: a service that
   * remembers the first would take its token for a repetition, and do nothing.
   */
  public Desired after(int lost) {
    return lost == 0
        ? this
        : new Desired(document, acceptsLockout, "%s again %d".formatted(requestId, lost));
  }

  public Desired with(PolicyDocument other) {
    return new Desired(other, acceptsLockout, requestId);
  }
}
