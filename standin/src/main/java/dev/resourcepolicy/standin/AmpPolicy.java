package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.reconcile.Time;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The policy of one workspace. A write is accepted at once and takes effect later; there is no
 * status for a write that failed. Statuses and revisions are documented; assumed is that every Put
 * makes a revision, also of the same document, and that it is described at once.
 */
final class AmpPolicy {
  private static final String NO_POLICY = "NO_POLICY";

  private final Time time;
  private final AmpDelays delays;
  private final String workspaceId;
  private int revisions = 0;
  private @Nullable Change last;

  AmpPolicy(Time time, AmpDelays delays, String workspaceId) {
    this.time = time;
    this.delays = delays;
    this.workspaceId = workspaceId;
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
        change.isDeletion() && time.now().isBefore(change.at().plus(delays.stillActive()));
    String status = isApplied(change) || stillActive ? "ACTIVE" : change.status();
    return Json.Obj.of(
        "policyDocument", Json.of(change.document()),
        "policyStatus", Json.of(status),
        "revisionId", Json.of(change.revisionId()));
  }

  /**
   * @param expected a revision, {@code NO_POLICY}, or null for whatever there is
   */
  Json.Obj put(String document, @Nullable String expected) {
    Optional<Change> current = current();
    current.ifPresent(this::refuseWhileApplying);
    check(expected, current.map(Change::revisionId).orElse(NO_POLICY));
    String status = current.isEmpty() ? "CREATING" : "UPDATING";
    last = new Change(document, nextRevision(), status, time.now());
    return Json.Obj.of("policyStatus", Json.of(status), "revisionId", Json.of(last.revisionId()));
  }

  void delete(@Nullable String expected) {
    Change current = current().orElseThrow(this::notFound);
    refuseWhileApplying(current);
    check(expected, current.revisionId());
    last = new Change(current.document(), current.revisionId(), "DELETING", time.now());
  }

  private void refuseWhileApplying(Change change) {
    if (!isApplied(change)) {
      throw AmpErrors.conflict("policy", workspaceId, "The policy is " + change.status());
    }
  }

  private void check(@Nullable String expected, String current) {
    if (expected != null && !expected.equals(current)) {
      throw AmpErrors.conflict(
          "policy", workspaceId, "The revision %s is not the current one".formatted(expected));
    }
  }

  /** What there is, until a deletion has taken effect. */
  private Optional<Change> current() {
    return Optional.ofNullable(last).filter(change -> !(change.isDeletion() && isApplied(change)));
  }

  private boolean isApplied(Change change) {
    return !time.now().isBefore(change.at().plus(delays.policy()));
  }

  private String nextRevision() {
    revisions++;
    return Digest.hex("%s revision %d".formatted(workspaceId, revisions)).substring(0, 32);
  }

  private ServiceError notFound() {
    return AmpErrors.notFound("policy", workspaceId);
  }
}
