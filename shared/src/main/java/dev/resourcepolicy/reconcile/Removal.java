package dev.resourcepolicy.reconcile;

import dev.resourcepolicy.policy.Claim;
import dev.resourcepolicy.policy.PolicyDifference;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.PolicyState.Absent;
import dev.resourcepolicy.policy.PolicyState.Present;
import dev.resourcepolicy.policy.PolicyState.Several;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
          Stream.<Predicate<Present>>of(
                  policy -> isNamed(remove, policy) || holdsOwn(remove, policy),
                  policy -> holdsSid(remove, policy))
              .map(isMeant -> policies.stream().filter(isMeant).toList())
              .filter(meant -> !meant.isEmpty())
              .findFirst()
              .map(meant -> plan(remove, meant))
              .orElseGet(() -> foreign(remove, policies.getFirst()));
    };
  }

  /** More than one is ours when two runs found no policy at the same time: one goes at a time. */
  private static Plan plan(Intent.Remove remove, List<Present> meant) {
    Present first = meant.getFirst();
    Plan plan = plan(remove, first);
    if (meant.size() == 1 || !(plan instanceof Plan.Write write)) {
      return plan;
    }
    // What is to be there instead takes the place of the last.
    return isOwn(remove, first) ? Plan.clear(first, Optional.empty()) : new Plan.Clear(write);
  }

  private static Plan plan(Intent.Remove remove, Present present) {
    return Plan.unexpected(remove.expectedRevision(), present)
        .<Plan>map(refuse -> refuse)
        .orElseGet(
            () ->
                switch (remove.reach()) {
                  case ANYTHING -> delete(present, "The policy was deleted, whatever it said.");
                  case DOCUMENT ->
                      isOwn(remove, present) ? undo(remove, present) : foreign(remove, present);
                  case STATEMENTS ->
                      isOwn(remove, present) ? undo(remove, present) : takeOut(remove, present);
                  case SIDS -> leave(remove, present);
                });
  }

  private static boolean isOwn(Intent.Remove remove, Present present) {
    return present.document().isEquivalentTo(remove.owned().document());
  }

  private static Plan undo(Intent.Remove remove, Present present) {
    return remove
        .restored()
        .<Plan>map(
            document ->
                new Plan.Put(
                    remove.owned().with(document),
                    present,
                    "The policy that this resource had replaced was put back.",
                    present.document().differenceTo(document)))
        .orElseGet(() -> delete(present, "The policy was deleted."));
  }

  /** Takes out what has the Sid of an own statement, and brings along what others have recorded. */
  private static Plan leave(Intent.Remove remove, Present present) {
    PolicyDocument left = present.document().withoutSids(sids(remove));
    return left.equals(present.document())
        ? new Plan.Keep(
            Outcome.Kind.SKIPPED,
            Optional.of(present.revision()),
            "The policy was left alone: it holds none of this resource's statements.",
            PolicyDifference.none())
        : rest(remove, present, left, left.with(others(remove, present)));
  }

  private static List<Claim> others(Intent.Remove remove, Present present) {
    return remove.others().stream().map(other -> other.undisputed(present.document())).toList();
  }

  private static Set<String> sids(Intent.Remove remove) {
    return new Claim(remove.owned().document().statements(), List.of()).sids();
  }

  private static Plan takeOut(Intent.Remove remove, Present present) {
    PolicyDocument rest = present.document().without(remove.owned().document().statements());
    if (rest.equals(present.document())) {
      return foreign(remove, present);
    }
    return rest(remove, present, rest, rest);
  }

  private static Plan rest(
      Intent.Remove remove, Present present, PolicyDocument foreign, PolicyDocument rest) {
    int left = foreign.statements().size();
    return rest.statements().isEmpty()
        ? delete(present, "The policy was deleted.")
        : new Plan.Put(
            remove.owned().with(rest),
            present,
            "Own statements were taken out: %d. Foreign statements left in place: %d."
                .formatted(present.document().statements().size() - left, left),
            present.document().differenceTo(rest));
  }

  private static boolean isNamed(Intent.Remove remove, Present policy) {
    return remove.expectedRevision().equals(Optional.of(policy.revision().value()));
  }

  private static boolean holdsOwn(Intent.Remove remove, Present policy) {
    PolicyDocument document = policy.document();
    return isOwn(remove, policy)
        || switch (remove.reach()) {
          case STATEMENTS, SIDS ->
              !document.without(remove.owned().document().statements()).equals(document);
          case DOCUMENT, ANYTHING -> false;
        };
  }

  private static boolean holdsSid(Intent.Remove remove, Present policy) {
    PolicyDocument document = policy.document();
    return remove.reach() == Extent.SIDS && !document.withoutSids(sids(remove)).equals(document);
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
