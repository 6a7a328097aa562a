package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.reconcile.Time;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A workspace, which takes a moment to be created and another to be deleted. */
final class AmpWorkspace {
  private final Time time;
  private final AmpDelays delays;
  private final String id;
  private final String arn;
  private final String alias;
  private final Instant created;
  private final AmpPolicy policy;
  private @Nullable Instant deleted;

  /**
   * @param alias empty for none
   */
  AmpWorkspace(Time time, AmpDelays delays, String id, String arn, String alias) {
    this.time = time;
    this.delays = delays;
    this.id = id;
    this.arn = arn;
    this.alias = alias;
    this.created = time.now();
    this.policy = new AmpPolicy(time, delays, id);
  }

  String arn() {
    return arn;
  }

  String alias() {
    return alias;
  }

  AmpPolicy policy() {
    return policy;
  }

  /** Assumed: 409 is the only error of the model for a workspace in another state. */
  void refuseUnlessActive() {
    if (!status().equals("ACTIVE")) {
      throw AmpErrors.conflict("workspace", id, "The workspace is " + status());
    }
  }

  void delete() {
    refuseUnlessActive();
    deleted = time.now();
  }

  boolean isGone() {
    return deleted != null && !time.now().isBefore(deleted.plus(delays.workspace()));
  }

  /** As its creation answers it. */
  Json.Obj summary() {
    return Json.Obj.of(
        "workspaceId", Json.of(id),
        "arn", Json.of(arn),
        "status", Json.Obj.of("statusCode", Json.of(status())));
  }

  Json.Obj description() {
    Json.Obj description = summary().with("createdAt", Answer.epochSeconds(created));
    return alias.isEmpty() ? description : description.with("alias", Json.of(alias));
  }

  private String status() {
    if (deleted != null) {
      return "DELETING";
    }
    return time.now().isBefore(created.plus(delays.workspace())) ? "CREATING" : "ACTIVE";
  }
}
