package dev.resourcepolicy.reconcile;

import static dev.resourcepolicy.reconcile.Samples.TABLE;
import static dev.resourcepolicy.reconcile.Samples.desired;

import dev.resourcepolicy.policy.Claim;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.Statement;
import dev.resourcepolicy.reconcile.Intent.Foreign;
import dev.resourcepolicy.reconcile.Intent.Purpose;
import java.util.List;
import java.util.Optional;

/** Intents at a policy that several owners share. */
final class SharedSamples {
  private SharedSamples() {}

  /** A Create of these statements, which refuses what is in its way. */
  static Intent.Share creating(String... sids) {
    return share(Purpose.CREATE, List.of(), Samples.document(sids));
  }

  static Intent.Share updating(PolicyDocument former, PolicyDocument wanted) {
    return share(Purpose.UPDATE, former.statements(), wanted);
  }

  static Intent.Share repairing(PolicyDocument wanted) {
    return share(Purpose.REPAIR, wanted.statements(), wanted);
  }

  static Intent.Share sweeping(PolicyDocument wanted) {
    return share(Purpose.SWEEP, wanted.statements(), wanted);
  }

  static Intent.Share with(Foreign existing, Foreign drift, Intent.Share share) {
    return copy(share, existing, drift, share.expectedRevision(), share.others());
  }

  static Intent.Share over(String revision, Intent.Share share) {
    return copy(share, share.existing(), share.drift(), Optional.of(revision), share.others());
  }

  static Intent.Share along(Intent.Share share, Claim... others) {
    return copy(share, share.existing(), share.drift(), share.expectedRevision(), List.of(others));
  }

  /** What another owner wants that has had nothing there. */
  static Claim claim(String... sids) {
    return new Claim(List.of(), Samples.document(sids).statements());
  }

  /** The Delete of an owner of statements. */
  static Intent.Remove leaving(PolicyDocument owned, Claim... others) {
    return removal(owned, Extent.SIDS, Doubt.NONE, Optional.empty(), List.of(others));
  }

  /** The Delete of an owner of statements whose Create may still be running. */
  static Intent.Remove leavingWhileCreating(PolicyDocument owned) {
    return removal(owned, Extent.SIDS, Doubt.CREATING, Optional.empty(), List.of());
  }

  /** The Delete of an owner that puts back what its Create replaced. */
  static Intent.Remove restoring(PolicyDocument owned, Extent extent, PolicyDocument restored) {
    return removal(owned, extent, Doubt.NONE, Optional.of(restored), List.of());
  }

  /** The same document as somebody else changed it. */
  static PolicyDocument drifted(PolicyDocument document) {
    return PolicyDocument.observed(document.text().replace("444455556666", "999988887777"));
  }

  /** The same document in the other version of the policy language. */
  static PolicyDocument old(PolicyDocument document) {
    return PolicyDocument.observed(document.text().replace("2012-10-17", "2008-10-17"));
  }

  private static Intent.Share share(
      Purpose purpose, List<Statement> former, PolicyDocument wanted) {
    return new Intent.Share(
        TABLE,
        desired(wanted),
        former,
        Foreign.REFUSE,
        Foreign.REPLACE,
        purpose,
        Optional.empty(),
        false,
        List.of());
  }

  private static Intent.Share copy(
      Intent.Share share,
      Foreign existing,
      Foreign drift,
      Optional<String> expectedRevision,
      List<Claim> others) {
    return new Intent.Share(
        share.target(),
        share.desired(),
        share.former(),
        existing,
        drift,
        share.purpose(),
        expectedRevision,
        share.dryRun(),
        others);
  }

  private static Intent.Remove removal(
      PolicyDocument owned,
      Extent extent,
      Doubt doubt,
      Optional<PolicyDocument> restored,
      List<Claim> others) {
    return new Intent.Remove(
        TABLE, desired(owned), extent, Optional.empty(), false, doubt, restored, others);
  }
}
