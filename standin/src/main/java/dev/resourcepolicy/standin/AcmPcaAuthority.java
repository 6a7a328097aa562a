package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.reconcile.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A private certificate authority, its life and its policy. */
final class AcmPcaAuthority {
  /** Assumed. */
  private static final Duration CREATION = Duration.ofSeconds(1);

  /**
   * PENDING_CERTIFICATE takes a policy: observed by Terraform's acceptance tests. The others are
   * assumed.
   */
  private static final Set<String> USABLE =
      Set.of("PENDING_CERTIFICATE", "ACTIVE", "DISABLED", "EXPIRED");

  private static final Set<String> UPDATABLE = Set.of("ACTIVE", "DISABLED");
  private static final List<String> ECHOED =
      List.of("CertificateAuthorityConfiguration", "RevocationConfiguration");

  private final Time time;
  private final String arn;
  private final String owner;
  private final Json.Obj definition;
  private final Instant created;
  private String status = "PENDING_CERTIFICATE";
  private Instant changed;
  private String restored = "DISABLED";
  private @Nullable Instant restorableUntil;
  private @Nullable String policy;

  AcmPcaAuthority(Time time, String arn, String owner, Json.Obj definition) {
    this.time = time;
    this.arn = arn;
    this.owner = owner;
    this.definition = definition;
    this.created = time.now();
    this.changed = created;
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

  void refuseUnlessUsable() {
    if (!USABLE.contains(status())) {
      throw AcmPcaErrors.invalidState(status());
    }
  }

  void refuseWhileCreating() {
    if (status().equals("CREATING")) {
      throw AcmPcaErrors.inProgress();
    }
  }

  /** Any certificate will do; the first one activates the authority. */
  void importCertificate() {
    refuseWhileCreating();
    refuseUnlessUsable();
    if (status.equals("PENDING_CERTIFICATE")) {
      become("ACTIVE");
    }
  }

  /** Documented: it must be ACTIVE or DISABLED, and becomes one of them. */
  void update(String newStatus) {
    if (!UPDATABLE.contains(newStatus)) {
      throw AcmPcaErrors.invalidArgs("The status cannot be set to " + newStatus);
    }
    if (!UPDATABLE.contains(status())) {
      throw AcmPcaErrors.invalidState(status());
    }
    become(newStatus);
  }

  /**
   * Documented: it has to be disabled first, once it was active; it can be restored for a while.
   */
  void delete(Duration restorable) {
    if (status.equals("ACTIVE") || status.equals("DELETED")) {
      throw AcmPcaErrors.invalidState(status);
    }
    restored = status.equals("PENDING_CERTIFICATE") ? status : "DISABLED";
    become("DELETED");
    restorableUntil = time.now().plus(restorable);
  }

  /** Documented: it is disabled then, or waits for its certificate again. Its policy: assumed. */
  void restore() {
    if (!status.equals("DELETED")) {
      throw AcmPcaErrors.invalidState(status());
    }
    become(restored);
    restorableUntil = null;
  }

  boolean isGone() {
    return restorableUntil != null && !time.now().isBefore(restorableUntil);
  }

  Json.Obj description() {
    var members = new LinkedHashMap<String, Json>();
    members.put("Arn", Json.of(arn));
    members.put("OwnerAccount", Json.of(owner));
    members.put("Type", definition.get("CertificateAuthorityType").orElse(Json.of("ROOT")));
    members.put("Status", Json.of(status()));
    members.put("CreatedAt", Answer.epochSeconds(created));
    members.put("LastStateChangeAt", Answer.epochSeconds(changed));
    members.put("UsageMode", definition.get("UsageMode").orElse(Json.of("GENERAL_PURPOSE")));
    for (String member : ECHOED) {
      definition.get(member).ifPresent(value -> members.put(member, value));
    }
    if (restorableUntil != null) {
      members.put("RestorableUntil", Answer.epochSeconds(restorableUntil));
    }
    return new Json.Obj(members);
  }

  private void become(String newStatus) {
    status = newStatus;
    changed = time.now();
  }

  /** A deletion ends a creation as well (documented). */
  private String status() {
    boolean creating = time.now().isBefore(created.plus(CREATION));
    return creating && status.equals("PENDING_CERTIFICATE") ? "CREATING" : status;
  }
}
