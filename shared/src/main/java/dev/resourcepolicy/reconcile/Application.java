package dev.resourcepolicy.reconcile;

import dev.resourcepolicy.policy.PolicyDifference;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.PolicyState.Absent;
import dev.resourcepolicy.policy.PolicyState.Present;
import dev.resourcepolicy.policy.PolicyState.Several;
import java.util.Optional;

/** The decision table of {@link Intent.Apply}. */
final class Application {
  private Application() {}

  static Plan plan(Intent.Apply apply, PolicyState observed) {
    return switch (observed) {
      case Absent absent ->
          Plan.unexpected(apply.expectedRevision(), absent)
              .<Plan>map(refuse -> refuse)
              .orElseGet(() -> put(apply, absent, "There was no policy."));
      case Present present -> plan(apply, present);
      case Several several ->
          own(apply, several)
              .map(ours -> twin(apply, several, ours).orElseGet(() -> plan(apply, ours)))
              .orElseGet(() -> Plan.ambiguous(several));
    };
  }

  private static Plan plan(Intent.Apply apply, Present present) {
    PolicyDocument desired = apply.desired().document();
    if (present.document().isEquivalentTo(desired)) {
      // Before the expected revision is looked at: a request that is delivered twice succeeds
      // twice.
      return new Plan.Keep(
          kept(apply.purpose()),
          Optional.of(present.revision()),
          "The policy says this already.",
          PolicyDifference.none());
    }
    if (apply.expectedRevision().isPresent()) {
      return Plan.unexpected(apply.expectedRevision(), present)
          .<Plan>map(refuse -> refuse)
          .orElseGet(
              () -> put(apply, present, "Revision %s was replaced.".formatted(present.revision())));
    }
    if (isPrevious(apply, present)) {
      return put(apply, present, "The previous policy was replaced.");
    }
    return switch (apply.foreign()) {
      case REPLACE -> put(apply, present, replaced(apply.purpose()));
      case REFUSE -> new Plan.Refuse(refused(apply), difference(apply, present));
    };
  }

  private static boolean isPrevious(Intent.Apply apply, Present present) {
    return apply.previous().filter(present.document()::isEquivalentTo).isPresent();
  }

  /**
   * Which of several policies is ours: the one that says what we want, what we put there, or what
   * the request named.
   */
  private static Optional<Present> own(Intent.Apply apply, Several several) {
    PolicyDocument desired = apply.desired().document();
    return several.policies().stream()
        .filter(policy -> policy.document().isEquivalentTo(desired))
        .findFirst()
        .or(
            () ->
                several.policies().stream().filter(policy -> isPrevious(apply, policy)).findFirst())
        .or(
            () ->
                several.policies().stream()
                    .filter(
                        policy ->
                            apply.expectedRevision().equals(Optional.of(policy.revision().value())))
                    .findFirst());
  }

  /** Says what we want or put there, like ours: two runs found no policy at the same time. */
  private static Optional<Plan> twin(Intent.Apply apply, Several several, Present ours) {
    return several.policies().stream()
        .filter(policy -> !policy.equals(ours) && apply.expectedRevision().isEmpty())
        .filter(
            policy ->
                policy.document().isEquivalentTo(ours.document()) || isPrevious(apply, policy))
        .findFirst()
        .map(policy -> Plan.clear(policy, Optional.empty()));
  }

  private static Plan put(Intent.Apply apply, PolicyState.Expected expected, String detail) {
    return new Plan.Put(apply.desired(), expected, detail, difference(apply, expected));
  }

  private static PolicyDifference difference(Intent.Apply apply, PolicyState.Expected observed) {
    return observed instanceof Present(var document, _)
        ? document.differenceTo(apply.desired().document())
        : PolicyDifference.none();
  }

  private static Outcome.Kind kept(Intent.Purpose purpose) {
    return switch (purpose) {
      case CREATE -> Outcome.Kind.ADOPTED;
      case UPDATE, REPAIR, SWEEP -> Outcome.Kind.UNCHANGED;
    };
  }

  private static String replaced(Intent.Purpose purpose) {
    return switch (purpose) {
      case CREATE -> "A foreign policy was replaced, as OnExisting allows.";
      case UPDATE -> "The policy had drifted and was overwritten, as OnDrift allows.";
      case REPAIR, SWEEP -> "The policy had drifted, and was put back.";
    };
  }

  private static String refused(Intent.Apply apply) {
    return switch (apply.purpose()) {
      case CREATE ->
          "%s already has a policy that this resource did not put there. Set OnExisting to Replace to replace it, or make"
                  .formatted(apply.target())
              + " PolicyDocument say what it says.";
      case UPDATE, REPAIR, SWEEP ->
          "The policy of %s was changed by somebody else and OnDrift is Refuse. Set OnDrift to Overwrite to overwrite the"
                  .formatted(apply.target())
              + " change, or take it into PolicyDocument.";
    };
  }
}
