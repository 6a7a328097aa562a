package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.reconcile.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The policy of one workspace. A write is accepted at once and takes effect later; there is no
 * status for a write that failed. Statuses and revisions are documented, the times are assumed.
 */
final class AmpPolicy {
  private static final String NO_POLICY = "NO_POLICY";
  private static final Duration APPLYING = Duration.ofSeconds(2);

  /**
   * Right after a deletion, a description can still be what it was before (Terraform waits for
   * both).
   */
  private static final Duration STILL_ACTIVE = Duration.ofMillis(300);

  private final String workspaceId;
  private final Time time;
  private int revisions = 0;
  private @Nullable Change last;

  AmpPolicy(String workspaceId, Time time) {
    this.workspaceId = workspaceId;
    this.time = time;
  }

  /** The last write; its status names what is going on until it has taken effect. */
  private record Change(String document, String revisionId, String status, Instant at) {
    private boolean isDeletion() {
      return status.equals("DELETING");
    }
  }

  Json.Obj describe() {
    Change change = current().orElseThrow(this::notFound);
    boolean stillActive =
        change.isDeletion() && time.now().isBefore(change.at().plus(STILL_ACTIVE));
    String status = isApplied(change) || stillActive ? "ACTIVE" : change.status();
    return Json.Obj.of(
        "policyDocument", Json.of(change.document()),
        "policyStatus", Json.of(status),
        "revisionId", Json.of(change.revisionId()));
  }

  Json.Obj put(String document, Optional<String> expected) {
    Optional<Change> current = current();
    check(current, expected);
    String status = current.isEmpty() ? "CREATING" : "UPDATING";
    last = new Change(document, nextRevision(), status, time.now());
    return Json.Obj.of("policyStatus", Json.of(status), "revisionId", Json.of(last.revisionId()));
  }

  void delete(Optional<String> expected) {
    Change current = current().orElseThrow(this::notFound);
    check(Optional.of(current), expected);
    last = new Change(current.document(), current.revisionId(), "DELETING", time.now());
  }

  private void check(Optional<Change> current, Optional<String> expected) {
    if (current.isPresent() && !isApplied(current.get())) {
      throw AmpErrors.conflict(workspaceId, "The policy is " + current.get().status());
    }
    String revision = current.map(Change::revisionId).orElse(NO_POLICY);
    if (expected.isPresent() && !expected.get().equals(revision)) {
      throw AmpErrors.conflict(
          workspaceId, "The revision %s is not the current one".formatted(expected.get()));
    }
  }

  /** What there is, until a deletion has taken effect. */
  private Optional<Change> current() {
    return Optional.ofNullable(last).filter(change -> !(change.isDeletion() && isApplied(change)));
  }

  private boolean isApplied(Change change) {
    return !time.now().isBefore(change.at().plus(APPLYING));
  }

  private String nextRevision() {
    revisions++;
    return Digest.hex("%s revision %d".formatted(workspaceId, revisions)).substring(0, 32);
  }

  private ServiceError notFound() {
    return AmpErrors.notFound("policy", workspaceId);
  }
}
