package dev.resourcepolicy.policy;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a policy could not be read or written, in words that say what to do about it. The message
 * never holds a document, a credential or a presigned URL.
 */
public final class PolicyFailure extends RuntimeException {
  private final FailureKind kind;
  private final @Nullable Instant retryAt;
  private final boolean unconfirmed;
  private final transient PolicyDifference difference;

  public PolicyFailure(FailureKind kind, String message) {
    this(kind, message, null, false, PolicyDifference.none(), null);
  }

  PolicyFailure(
      FailureKind kind,
      String message,
      @Nullable Instant retryAt,
      boolean unconfirmed,
      PolicyDifference difference,
      @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.retryAt = retryAt;
    this.unconfirmed = unconfirmed;
    this.difference = difference;
  }

  /**
   * A request for what it must not have, and how the policy that is there differs from what it
   * wants.
   */
  public static PolicyFailure refused(String reason, PolicyDifference difference) {
    return new PolicyFailure(FailureKind.REFUSED, reason, null, false, difference, null);
  }

  public FailureKind kind() {
    return kind;
  }

  /** When the service says that another attempt makes sense. */
  public Optional<Instant> retryAt() {
    return Optional.ofNullable(retryAt);
  }

  /**
   * From what was found to what was wanted. It is not part of the message, since messages are
   * logged and policies are not.
   */
  public PolicyDifference difference() {
    return difference;
  }

  /** Whether a write that was made before may have been applied all the same. */
  public boolean isUnconfirmed() {
    return unconfirmed;
  }

  /**
   * This failure as the end of the matter, with what was tried and whether a write is left
   * unconfirmed.
   */
  public PolicyFailure inTheEnd(String tried, boolean writeIsUnconfirmed) {
    String text = tried.isEmpty() ? getMessage() : getMessage() + " " + tried;
    return new PolicyFailure(kind, text, retryAt, writeIsUnconfirmed, difference, this);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
