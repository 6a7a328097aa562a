package dev.resourcepolicy.reconcile;

import dev.resourcepolicy.policy.Claim;
import dev.resourcepolicy.policy.Desired;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.Statement;
import dev.resourcepolicy.policy.Target;
import java.util.List;
import java.util.Optional;

/** What an event wants at one target. */
public sealed interface Intent {

  /** The expected revision that a request gives to say that there must be no policy yet. */
  String NO_POLICY = "NO_POLICY";

  /** An intent that looks at its target, and may change it. */
  sealed interface Change extends Intent {
    Target target();

    /** Whether to plan only. */
    boolean dryRun();

    /** What the outcome is called once a write over the expected state is done. */
    Outcome.Kind writes(PolicyState.Expected expected);

    /**
     * Whether nothing but the time of day is the reason to look, so that it does not have to be now
     * that a stale read or a missing target is found out.
     */
    boolean isSweep();
  }

  /**
   * The policy is to say what is desired.
   *
   * @param previous what this resource put there before
   * @param foreign what to do with a policy that is neither desired nor previous
   * @param expectedRevision the only revision that may be replaced, when the request named one
   */
  record Apply(
      Target target,
      Desired desired,
      Optional<PolicyDocument> previous,
      Foreign foreign,
      Purpose purpose,
      Optional<String> expectedRevision,
      boolean dryRun)
      implements Change {

    @Override
    public Outcome.Kind writes(PolicyState.Expected expected) {
      if (purpose == Purpose.REPAIR || purpose == Purpose.SWEEP) {
        return Outcome.Kind.REPAIRED;
      }
      return expected instanceof PolicyState.Absent ? Outcome.Kind.CREATED : Outcome.Kind.UPDATED;
    }

    @Override
    public boolean isSweep() {
      return purpose == Purpose.SWEEP;
    }
  }

  /**
   * The policy, which others share, is to hold these statements.
   *
   * @param desired a document of nothing but this owner's statements
   * @param former what this owner had there before
   * @param existing what to do with a foreign statement under a Sid that this owner never had
   * @param drift what to do with a statement of this owner's that somebody else has changed
   * @param others what other owners have recorded and not seen there yet: a write takes it along
   */
  record Share(
      Target target,
      Desired desired,
      List<Statement> former,
      Foreign existing,
      Foreign drift,
      Purpose purpose,
      Optional<String> expectedRevision,
      boolean dryRun,
      List<Claim> others)
      implements Change {

    Claim claim() {
      return new Claim(former, desired.document().statements());
    }

    /** Without what others have recorded: of several policies each may have another one in mind. */
    Share alone() {
      return new Share(
          target, desired, former, existing, drift, purpose, expectedRevision, dryRun, List.of());
    }

    @Override
    public Outcome.Kind writes(PolicyState.Expected expected) {
      return switch (purpose) {
        case CREATE -> Outcome.Kind.CREATED;
        case UPDATE -> Outcome.Kind.UPDATED;
        case REPAIR, SWEEP -> Outcome.Kind.REPAIRED;
      };
    }

    @Override
    public boolean isSweep() {
      return purpose == Purpose.SWEEP;
    }
  }

  /**
   * What this resource put there is to go.
   *
   * @param owned what this resource put there; its document is what {@link Extent#STATEMENTS} takes
   *     away
   * @param restored what is to be there instead, when all that is there is what this resource put
   *     there
   * @param others what other owners of the same policy have recorded and not seen there yet
   * @param extent what of the target may go, unless there is a doubt
   * @param doubt whether this resource's policy was there at all
   */
  record Remove(
      Target target,
      Desired owned,
      Extent extent,
      Optional<String> expectedRevision,
      boolean dryRun,
      Doubt doubt,
      Optional<PolicyDocument> restored,
      List<Claim> others)
      implements Change {

    /** What may go: in doubt nothing but what is exactly as this resource put it there. */
    Extent reach() {
      return doubt == Doubt.NONE ? extent : extent.inDoubt();
    }

    /** The same, now that it is known that this resource put something there. */
    public Remove certain() {
      return new Remove(
          target, owned, extent, expectedRevision, dryRun, Doubt.NONE, restored, others);
    }

    /** Whether a Create may still bring what is to go: it adds to a policy that others share. */
    boolean awaits(Plan plan, PolicyState observed) {
      return doubt == Doubt.CREATING
          && plan instanceof Plan.Keep
          && (observed instanceof PolicyState.Absent || extent == Extent.SIDS);
    }

    @Override
    public Outcome.Kind writes(PolicyState.Expected expected) {
      return Outcome.Kind.DELETED;
    }

    @Override
    public boolean isSweep() {
      return false;
    }
  }

  /**
   * Nothing is to be done, and why.
   *
   * @param kind what that is called: {@code SKIPPED} for a resource, {@code IGNORED} for a
   *     notification
   */
  record Nothing(String target, Outcome.Kind kind, String reason) implements Intent {}

  /** What to do with a foreign policy. */
  enum Foreign {
    REFUSE,
    REPLACE
  }

  /** Why a policy is applied; it names the outcome. */
  enum Purpose {
    CREATE,
    UPDATE,
    REPAIR,
    SWEEP
  }
}
