package dev.resourcepolicy.guard;

import dev.resourcepolicy.policy.PolicyDocument;
import java.util.List;

/** Somebody else's judgement of a document, asked before it is written. */
public interface SecondOpinion {

  /** Nobody is asked. */
  SecondOpinion NONE = (_, _, _) -> List.of();

  /**
   * What there is to say about a document.
   *
   * @param resourceType CloudFormation's name for what the policy is attached to
   * @param publicIsMeant whether nobody needs to hear that it lets in everybody
   * @throws dev.resourcepolicy.policy.PolicyFailure when nobody could be asked
   */
  List<Finding> of(PolicyDocument document, String resourceType, boolean publicIsMeant);

  /**
   * One thing to say.
   *
   * @param isGrave whether the document should not be written
   * @param location where it is in the document; empty where that is not said
   */
  record Finding(boolean isGrave, String code, String message, String location) {
    @Override
    public String toString() {
      String where = location.isEmpty() ? "" : " at " + location;
      return "%s%s: %s".formatted(code, where, message);
    }
  }
}
