package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.reconcile.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A private certificate authority, which takes a moment to be created. */
final class AcmPcaAuthority {
  private static final Duration CREATION = Duration.ofSeconds(1);

  /**
   * PENDING_CERTIFICATE takes a policy: observed by Terraform's acceptance tests. The others are
   * assumed.
   */
  private static final Set<String> USABLE =
      Set.of("PENDING_CERTIFICATE", "ACTIVE", "DISABLED", "EXPIRED");

  private final String arn;
  private final Time time;
  private final Instant created;
  private String status = "PENDING_CERTIFICATE";
  private @Nullable String policy;

  AcmPcaAuthority(String arn, Time time) {
    this.arn = arn;
    this.time = time;
    this.created = time.now();
  }

  String arn() {
    return arn;
  }

  Optional<String> policy() {
    return Optional.ofNullable(policy);
  }

  void put(String document) {
    policy = document;
  }

  void deletePolicy() {
    policy = null;
  }

  void become(String newStatus) {
    status = newStatus;
  }

  void refuseUnlessUsable() {
    if (!USABLE.contains(status())) {
      throw AcmPcaErrors.invalidState(status());
    }
  }

  Json.Obj json() {
    return Json.Obj.of(
        "Arn", Json.of(arn),
        "Status", Json.of(status()),
        "Type", Json.of("ROOT"),
        "CreatedAt", Json.of(created.getEpochSecond()));
  }

  private String status() {
    return time.now().isBefore(created.plus(CREATION)) ? "CREATING" : status;
  }
}
