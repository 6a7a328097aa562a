package dev.resourcepolicy.reconcile;

import dev.resourcepolicy.policy.Desired;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyState.Present;
import dev.resourcepolicy.policy.Revision;
import dev.resourcepolicy.policy.Target;
import dev.resourcepolicy.reconcile.Intent.Foreign;
import dev.resourcepolicy.reconcile.Intent.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The target, the documents and the intents that the tests of this package speak of. */
final class Samples {
  static final Target TABLE =
      Target.named("arn:aws:dynamodb:eu-central-1:111122223333:table/Orders");

  static final PolicyDocument DESIRED = document("Desired");
  static final PolicyDocument PREVIOUS = document("Previous");
  static final PolicyDocument FOREIGN = document("Foreign");
  static final PolicyDocument UNREADABLE = PolicyDocument.observed("{\"Statement\": [");

  private Samples() {}

  /** A document with one statement of each Sid. */
  static PolicyDocument document(String... sids) {
    String statements =
        Arrays.stream(sids)
            .map(
                """
                {"Sid":"%s","Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"dynamodb:GetItem","Resource":"*"}\
                """
                    ::formatted)
            .collect(Collectors.joining(","));
    return PolicyDocument.observed(
        "{\"Version\":\"2012-10-17\",\"Statement\":[%s]}".formatted(statements));
  }

  static Present present(PolicyDocument document, String revision) {
    return new Present(document, Revision.of(revision));
  }

  static Desired desired(PolicyDocument document) {
    return new Desired(document, false, "request-1");
  }

  /** A Create that wants {@link #DESIRED}. */
  static Intent.Apply creating(Foreign foreign) {
    return apply(Purpose.CREATE, Optional.empty(), foreign, Optional.empty(), false);
  }

  /** An Update from {@link #PREVIOUS} to {@link #DESIRED}. */
  static Intent.Apply updating(Foreign foreign) {
    return apply(Purpose.UPDATE, Optional.of(PREVIOUS), foreign, Optional.empty(), false);
  }

  /** A check that wants {@link #DESIRED}. */
  static Intent.Apply repairing(Foreign foreign) {
    return apply(Purpose.REPAIR, Optional.empty(), foreign, Optional.empty(), false);
  }

  /** A check that wants {@link #DESIRED}, for no other reason than the time of day. */
  static Intent.Apply sweeping() {
    return apply(Purpose.SWEEP, Optional.empty(), Foreign.REPLACE, Optional.empty(), false);
  }

  /** An explicit request for {@link #DESIRED} over one revision only. */
  static Intent.Apply replacing(String expectedRevision) {
    return apply(
        Purpose.CREATE, Optional.empty(), Foreign.REFUSE, Optional.of(expectedRevision), false);
  }

  static Intent.Apply dry(Intent.Apply apply) {
    return apply(
        apply.purpose(), apply.previous(), apply.foreign(), apply.expectedRevision(), true);
  }

  static Intent.Remove removing(PolicyDocument owned, Extent extent) {
    return removing(owned, extent, Doubt.NONE);
  }

  static Intent.Remove removing(PolicyDocument owned, Extent extent, Doubt doubt) {
    return new Intent.Remove(
        TABLE, desired(owned), extent, Optional.empty(), false, doubt, Optional.empty(), List.of());
  }

  static Intent.Remove removing(PolicyDocument owned, Extent extent, String expectedRevision) {
    return new Intent.Remove(
        TABLE,
        desired(owned),
        extent,
        Optional.of(expectedRevision),
        false,
        Doubt.NONE,
        Optional.empty(),
        List.of());
  }

  /** The Delete of a resource whose Create may still be running. */
  static Intent.Remove removingWhileCreating(PolicyDocument owned) {
    return removing(owned, Extent.STATEMENTS, Doubt.CREATING);
  }

  private static Intent.Apply apply(
      Purpose purpose,
      Optional<PolicyDocument> previous,
      Foreign foreign,
      Optional<String> expectedRevision,
      boolean dryRun) {
    return new Intent.Apply(
        TABLE, desired(DESIRED), previous, foreign, purpose, expectedRevision, dryRun);
  }
}
