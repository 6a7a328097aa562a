package dev.resourcepolicy.reconcile;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.PolicyDifference;
import dev.resourcepolicy.policy.Revision;
import java.util.Optional;

/**
 * What an intent came to.
 *
 * @param target the target's id
 * @param before the revision that was found
 * @param after the revision that is there now
 * @param detail one sentence for people
 * @param difference from what was found to what is there now, or would be
 */
public record Outcome(
    Kind kind,
    String target,
    Optional<Revision> before,
    Optional<Revision> after,
    String detail,
    PolicyDifference difference) {

  /** What became of the policy. */
  public enum Kind {
    /** There was none; now there is. */
    CREATED,
    /** It was written over what was there. */
    UPDATED,
    /** It was there already, put by somebody else, and says the same: not written. */
    ADOPTED,
    /** It was there already and says the same: not written. */
    UNCHANGED,
    /** Drift was put right. */
    REPAIRED,
    /** What this resource put there is gone. */
    DELETED,
    /** Nothing was removed: there was nothing, or what was there is not ours. */
    SKIPPED,
    /** Drift was found, and only told, as its owner wants it. */
    REPORTED,
    /** Drift is not put right any more: somebody fights for the target. */
    SUSPENDED,
    /** There is no such target, or not any more. */
    MISSING,
    /** A dry run: this would have been done. */
    PLANNED,
    /** The event asks nothing of this function. */
    IGNORED
  }

  /** An outcome without a look at the policy. */
  public static Outcome nothing(Kind kind, String target, String detail) {
    return new Outcome(
        kind, target, Optional.empty(), Optional.empty(), detail, PolicyDifference.none());
  }

  /** This outcome with one more sentence for people. */
  public Outcome noting(String sentence) {
    return new Outcome(kind, target, before, after, detail + " " + sentence, difference);
  }

  /** What an event's sender gets: {@code {target, outcome, revision, detail, difference}}. */
  public Json.Obj json() {
    return Json.Obj.of(
        "target", Json.of(target),
        "outcome", Json.of(kind.name()),
        "revision", after.<Json>map(revision -> Json.of(revision.value())).orElse(new Json.Null()),
        "detail", Json.of(detail),
        "difference", Json.ofTexts(difference.lines()));
  }
}
