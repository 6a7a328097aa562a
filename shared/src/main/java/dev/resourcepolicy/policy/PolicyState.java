package dev.resourcepolicy.policy;

import java.util.List;
import java.util.Optional;

/** What was read at a target. */
public sealed interface PolicyState {

  /** A state that a write can expect. */
  sealed interface Expected extends PolicyState {

    /**
     * Makes sure that a target still is in this state, for services whose tokens do not, or not
     * quite.
     *
     * @throws PolicyFailure as a conflict when it is not
     */
    default void requireIn(PolicyState now, Target target) {
      if (!isSameAs(now)) {
        throw new PolicyFailure(
            FailureKind.CONFLICT,
            "The policy of %s was changed by somebody else while this write was planned."
                .formatted(target));
      }
    }

    /** The revision of the policy; none of no policy. */
    default Optional<Revision> known() {
      return switch (this) {
        case Absent() -> Optional.empty();
        case Present(_, var revision) -> Optional.of(revision);
      };
    }

    private boolean isSameAs(PolicyState other) {
      return switch (this) {
        case Absent() -> other instanceof Absent;
        case Present(var document, var revision) ->
            other instanceof Present(var otherDocument, var otherRevision)
                && revision.isSameAs(otherRevision)
                && document.digest().equals(otherDocument.digest());
      };
    }
  }

  /** No policy. */
  record Absent() implements Expected {}

  /** One policy. */
  record Present(PolicyDocument document, Revision revision) implements Expected {}

  /** More than one policy, each with its own revision: only an SSM parameter can carry them. */
  record Several(List<Present> policies) implements PolicyState {
    public Several {
      policies = List.copyOf(policies);
    }
  }
}
