package dev.resourcepolicy.reconcile;

import dev.resourcepolicy.policy.Desired;
import dev.resourcepolicy.policy.PolicyDifference;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.PolicyState.Absent;
import dev.resourcepolicy.policy.PolicyState.Present;
import dev.resourcepolicy.policy.PolicyState.Several;
import dev.resourcepolicy.policy.Revision;
import dev.resourcepolicy.policy.Target;
import java.util.Optional;

/** The one next step from what is observed to what an intent wants: a pure function of the two. */
sealed interface Plan {

  /** A step that changes the target, provided that it still is in the expected state. */
  sealed interface Write extends Plan {
    PolicyState.Expected expected();

    String detail();

    PolicyDifference difference();

    /** What this step comes to, under this name and with this revision after it. */
    default Outcome outcome(Outcome.Kind kind, Target target, Optional<Revision> after) {
      return new Outcome(kind, target.id(), expected().known(), after, detail(), difference());
    }
  }

  /** Write the policy over the expected state. */
  record Put(
      Desired desired, PolicyState.Expected expected, String detail, PolicyDifference difference)
      implements Write {}

  /** Delete the policy. */
  record Delete(Present expected, String detail, PolicyDifference difference) implements Write {}

  /**
   * Take away what is there once more elsewhere. It stands before the step that is due, and so does
   * another look: what was wanted is not done by it.
   */
  record Clear(Write step) implements Write {
    @Override
    public PolicyState.Expected expected() {
      return step.expected();
    }

    @Override
    public String detail() {
      return step.detail();
    }

    @Override
    public PolicyDifference difference() {
      return step.difference();
    }
  }

  /** Leave everything as it is: that is what was wanted, or all that may be done. */
  record Keep(
      Outcome.Kind kind, Optional<Revision> revision, String detail, PolicyDifference difference)
      implements Plan {

    Outcome outcome(Target target) {
      return new Outcome(kind, target.id(), revision, revision, detail, difference);
    }
  }

  /** Leave everything as it is and fail: the request asks for what it must not have. */
  record Refuse(String reason, PolicyDifference difference) implements Plan {}

  /** What a dry run says of this step. */
  default Outcome planned(Target target) {
    return switch (this) {
      case Write write -> write.outcome(Outcome.Kind.PLANNED, target, write.expected().known());
      case Keep keep -> keep.outcome(target);
      case Refuse(var reason, var difference) ->
          new Outcome(
              Outcome.Kind.PLANNED,
              target.id(),
              Optional.empty(),
              Optional.empty(),
              "This would be refused. " + reason,
              difference);
    };
  }

  static Plan of(Intent intent, PolicyState observed) {
    return switch (intent) {
      case Intent.Nothing(_, var kind, var reason) ->
          new Keep(kind, Optional.empty(), reason, PolicyDifference.none());
      case Intent.Apply apply -> Application.plan(apply, observed);
      case Intent.Share share -> Sharing.plan(share, observed);
      case Intent.Remove remove -> Removal.plan(remove, observed);
    };
  }

  /**
   * Takes away what a policy has that another one of the same target has too.
   *
   * @param rest what stays; empty when nothing does
   */
  static Plan clear(Present policy, Optional<Desired> rest) {
    PolicyDocument document = policy.document();
    return new Clear(
        rest.<Write>map(
                desired ->
                    new Put(
                        desired,
                        policy,
                        "Own statements that were there twice were taken out of one of two policies.",
                        document.differenceTo(desired.document())))
            .orElseGet(
                () ->
                    new Delete(
                        policy,
                        "The same policy was there twice, and one of the two was deleted.",
                        PolicyDifference.none())));
  }

  /** Several policies, none of which is the one that was meant. */
  static Refuse ambiguous(Several several) {
    return new Refuse(
        "The target carries %d policies (%s) and none is the desired or the previous one, so none can be replaced without"
                .formatted(
                    several.policies().size(),
                    String.join(
                        ", ", several.policies().stream().map(p -> p.revision().value()).toList()))
            + " a guess. Remove those that are not needed, or name one in ExpectedRevision of an apply request.",
        PolicyDifference.none());
  }

  /** Why the observed state is not the one that the request named, when it named one. */
  static Optional<Refuse> unexpected(Optional<String> expectedRevision, PolicyState observed) {
    String current =
        switch (observed) {
          case Absent() -> Intent.NO_POLICY;
          case Present(_, var revision) -> revision.value();
          case Several _ -> "one of several";
        };
    return expectedRevision
        .filter(expected -> !expected.equals(current))
        .map(
            expected ->
                new Refuse(
                    "ExpectedRevision %s is not current: the current revision is %s. Read the policy again and"
                            .formatted(expected, current)
                        + " decide anew.",
                    PolicyDifference.none()));
  }
}
