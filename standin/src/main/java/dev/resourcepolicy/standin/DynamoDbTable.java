package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.reconcile.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A table, its life and its streams. How long a state lasts is assumed: 1.5 s each. */
final class DynamoDbTable {
  static final Duration TRANSITION = Duration.ofMillis(1500);

  /** Observed by ACK (api-quirks 348): 1 to 2 s after a change of policy, no deletion. */
  private static final Duration PENDING_POLICY = Duration.ofMillis(1500);

  private static final DateTimeFormatter LABEL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final List<String> ECHOED =
      List.of(
          "AttributeDefinitions",
          "KeySchema",
          "GlobalSecondaryIndexes",
          "LocalSecondaryIndexes",
          "DeletionProtectionEnabled",
          "RestoreSummary");

  private final Time time;
  private final String name;
  private final String arn;
  private final Json.Obj definition;
  private final Instant created;
  private final PolicySlot policy;
  private final SequencedMap<String, PolicySlot> streams = new LinkedHashMap<>();
  private Json.@Nullable Obj streamSpecification;
  private String transition = "CREATING";
  private Instant settled;

  DynamoDbTable(Time time, String name, String arn, Json.Obj definition) {
    this.time = time;
    this.name = name;
    this.arn = arn;
    this.definition = definition;
    this.created = time.now();
    this.settled = created.plus(TRANSITION);
    this.policy = new PolicySlot(time, "table", name);
  }

  String name() {
    return name;
  }

  String arn() {
    return arn;
  }

  /** As it was asked for. */
  Json.Obj definition() {
    return definition;
  }

  /** Policies cannot be read or written right after the creation (observed by ACK, 346). */
  boolean isCreating() {
    return status().equals("CREATING");
  }

  boolean isGone() {
    return transition.equals("DELETING") && !time.now().isBefore(settled);
  }

  PolicySlot policy() {
    return policy;
  }

  Optional<PolicySlot> stream(String label) {
    return Optional.ofNullable(streams.get(label));
  }

  void setStream(Json.Obj specification) {
    boolean enable = specification.get("StreamEnabled").equals(Optional.of(Json.of(true)));
    if (enable && streamSpecification != null) {
      throw DynamoDbErrors.validation("Table already has an enabled stream: TableName: " + name);
    }
    streamSpecification = enable ? specification : null;
    if (enable) {
      String label = LABEL.format(time.now());
      streams.putLast(label, new PolicySlot(time, "stream", label));
    }
  }

  void update(Json.Obj input) {
    refuseUnlessActive();
    input.object("StreamSpecification").ifPresent(this::setStream);
    transition = "UPDATING";
    settled = time.now().plus(TRANSITION);
  }

  void delete() {
    refuseUnlessActive();
    if (policy.changedWithin(PENDING_POLICY)) {
      throw DynamoDbErrors.inUse(
          "Table: %s has a pending resource-based policy update.".formatted(name));
    }
    transition = "DELETING";
    settled = time.now().plus(TRANSITION);
  }

  /** A deletion under way stops changes of policies, and no reads (observed by ACK, 236, 374). */
  void refuseWhileDeleting() {
    if (transition.equals("DELETING")) {
      throw DynamoDbErrors.inUse("Table is being deleted: " + name);
    }
  }

  private void refuseUnlessActive() {
    refuseWhileDeleting();
    if (isCreating()) {
      throw DynamoDbErrors.inUse("Table is being created: " + name);
    }
  }

  Json.Obj description() {
    var members = new LinkedHashMap<String, Json>();
    members.put("TableName", Json.of(name));
    members.put("TableArn", Json.of(arn));
    members.put("TableId", Json.of(Digest.hex(arn + created).substring(0, 32)));
    members.put("TableStatus", Json.of(status()));
    members.put("CreationDateTime", Answer.epochSeconds(created));
    members.put("TableSizeBytes", Json.of(0));
    members.put("ItemCount", Json.of(0));
    for (String member : ECHOED) {
      definition.get(member).ifPresent(value -> members.put(member, value));
    }
    definition
        .get("BillingMode")
        .ifPresent(mode -> members.put("BillingModeSummary", Json.Obj.of("BillingMode", mode)));
    if (streamSpecification != null) {
      members.put("StreamSpecification", streamSpecification);
    }
    if (!streams.isEmpty()) {
      String label = streams.lastEntry().getKey();
      members.put("LatestStreamLabel", Json.of(label));
      members.put("LatestStreamArn", Json.of(arn + "/stream/" + label));
    }
    return new Json.Obj(members);
  }

  private String status() {
    boolean settling = transition.equals("DELETING") || time.now().isBefore(settled);
    return settling ? transition : "ACTIVE";
  }
}
