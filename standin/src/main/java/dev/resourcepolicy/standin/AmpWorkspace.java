package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.reconcile.Time;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A workspace, which takes a moment to be created and another to be deleted. */
final class AmpWorkspace {
  private static final Duration CHANGES = Duration.ofSeconds(1);

  private final String id;
  private final String alias;
  private final Account account;
  private final Time time;
  private final Instant created;
  private final AmpPolicy policy;
  private @Nullable Instant deleted;

  AmpWorkspace(String id, String alias, Account account, Time time) {
    this.id = id;
    this.alias = alias;
    this.account = account;
    this.time = time;
    this.created = time.now();
    this.policy = new AmpPolicy(id, time);
  }

  AmpPolicy policy() {
    return policy;
  }

  void delete() {
    deleted = time.now();
  }

  boolean isDeleted() {
    return deleted != null && !time.now().isBefore(deleted.plus(CHANGES));
  }

  Json.Obj json() {
    return Json.Obj.of(
        "workspaceId", Json.of(id),
        "alias", Json.of(alias),
        "arn",
            Json.of("arn:aws:aps:%s:%s:workspace/%s".formatted(account.region(), account.id(), id)),
        "status", Json.Obj.of("statusCode", Json.of(status())),
        "createdAt", Json.of(created.getEpochSecond()));
  }

  private String status() {
    if (deleted != null) {
      return "DELETING";
    }
    return time.now().isBefore(created.plus(CHANGES)) ? "CREATING" : "ACTIVE";
  }
}
