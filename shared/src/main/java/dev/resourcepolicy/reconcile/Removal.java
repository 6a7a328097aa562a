package dev.resourcepolicy.reconcile;

import dev.resourcepolicy.policy.PolicyDifference;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.PolicyState.Absent;
import dev.resourcepolicy.policy.PolicyState.Present;
import dev.resourcepolicy.policy.PolicyState.Several;
import java.util.Optional;

/** The decision table of {@link Intent.Remove}. */
final class Removal {
  private Removal() {}

  static Plan plan(Intent.Remove remove, PolicyState observed) {
    return switch (observed) {
      case Absent() ->
          new Plan.Keep(
              Outcome.Kind.SKIPPED,
              Optional.empty(),
              "There is no policy to remove.",
              PolicyDifference.none());
      case Present present -> plan(remove, present);
      case Several(var policies) ->
          policies.stream()
              .filter(policy -> isNamed(remove, policy) || holdsOwn(remove, policy))
              .findFirst()
              .map(policy -> plan(remove, policy))
              .orElseGet(() -> foreign(remove, policies.getFirst()));
    };
  }

  private static Plan plan(Intent.Remove remove, Present present) {
    return Plan.unexpected(remove.expectedRevision(), present)
        .<Plan>map(refuse -> refuse)
        .orElseGet(
            () ->
                switch (remove.extent()) {
                  case ANYTHING -> delete(present, "The policy was deleted, whatever it said.");
                  case DOCUMENT ->
                      present.document().isEquivalentTo(remove.owned().document())
                          ? delete(present, "The policy was deleted.")
                          : foreign(remove, present);
                  case STATEMENTS -> takeOut(remove, present);
                });
  }

  private static Plan takeOut(Intent.Remove remove, Present present) {
    PolicyDocument rest = present.document().without(remove.owned().document().statements());
    int before = present.document().statements().size();
    int after = rest.statements().size();
    if (after == before) {
      return foreign(remove, present);
    }
    return after == 0
        ? delete(present, "The policy was deleted.")
        : new Plan.Put(
            remove.owned().with(rest),
            present,
            "Own statements were taken out: %d. Foreign statements left in place: %d."
                .formatted(before - after, after),
            present.document().differenceTo(rest));
  }

  private static boolean isNamed(Intent.Remove remove, Present policy) {
    return remove.expectedRevision().equals(Optional.of(policy.revision().value()));
  }

  private static boolean holdsOwn(Intent.Remove remove, Present policy) {
    PolicyDocument owned = remove.owned().document();
    return policy.document().isEquivalentTo(owned)
        || (remove.extent() == Intent.Extent.STATEMENTS
            && policy.document().without(owned.statements()).statements().size()
                < policy.document().statements().size());
  }

  private static Plan delete(Present present, String detail) {
    return new Plan.Delete(present, detail, PolicyDifference.none());
  }

  private static Plan foreign(Intent.Remove remove, Present present) {
    return new Plan.Keep(
        Outcome.Kind.SKIPPED,
        Optional.of(present.revision()),
        "The policy was left alone (SKIPPED_FOREIGN): it is not the one that this resource put there. Set OnDelete to Force"
            + " to delete it whatever it says.",
        present.document().differenceTo(remove.owned().document()));
  }
}
