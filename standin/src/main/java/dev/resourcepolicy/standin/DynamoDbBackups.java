package dev.resourcepolicy.standin;

import static dev.resourcepolicy.standin.Constraint.optional;
import static dev.resourcepolicy.standin.Constraint.required;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.reconcile.Time;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Backups of DynamoDB's tables, and tables restored from them or to a point in time. What comes
 * back is the definition: no policy and no stream (documented), and here no items either.
 */
final class DynamoDbBackups {
  private static final String NAME = "[a-zA-Z0-9_.-]+";
  private static final Constraint TARGET =
      required("TargetTableName").length(3, 255).matching(NAME);
  private static final List<String> NOT_RESTORED =
      List.of("ResourcePolicy", "StreamSpecification", "DeletionProtectionEnabled");

  private final Time time;
  private final DynamoDbTables tables;
  private final Map<String, Backup> backups = new HashMap<>();

  DynamoDbBackups(Time time, DynamoDbTables tables) {
    this.time = time;
    this.tables = tables;
  }

  /** What a table was, which outlives it. */
  private record Backup(String tableArn, Json.Obj definition) {}

  List<Route> routes() {
    return List.of(
        DynamoDbStandIn.route(
            "CreateBackup",
            List.of(
                required("TableName").length(1, 1024),
                required("BackupName").length(3, 255).matching(NAME)),
            this::create),
        DynamoDbStandIn.route(
            "RestoreTableFromBackup",
            List.of(TARGET, required("BackupArn").length(37, 1024)),
            this::restore),
        DynamoDbStandIn.route(
            "RestoreTableToPointInTime",
            List.of(
                TARGET,
                optional("SourceTableName").length(3, 255).matching(NAME),
                optional("SourceTableArn").length(1, 1024),
                optional("UseLatestRestorableTime").flag()),
            this::restoreToPointInTime));
  }

  private Answer create(Call call) {
    DynamoDbTable table = source(call.text("TableName"), call.account());
    String id = "%014d-%08x".formatted(time.now().toEpochMilli(), backups.size() + 1);
    String arn = table.arn() + "/backup/" + id;
    backups.put(arn, new Backup(table.arn(), table.definition()));
    return Answer.ok(
        Json.Obj.of(
            "BackupDetails",
            Json.Obj.of(
                "BackupArn", Json.of(arn),
                "BackupName", Json.of(call.text("BackupName")),
                "BackupStatus", Json.of("AVAILABLE"),
                "BackupType", Json.of("USER"),
                "BackupSizeBytes", Json.of(0),
                "BackupCreationDateTime", Answer.epochSeconds(time.now()))));
  }

  private Answer restore(Call call) {
    String arn = call.text("BackupArn");
    Backup backup =
        Optional.ofNullable(backups.get(arn))
            .filter(_ -> arn.startsWith(DynamoDbTables.arn("", call.account())))
            .orElseThrow(() -> DynamoDbErrors.backupNotFound(arn));
    return restored(
        call,
        backup.definition(),
        summary(backup.tableArn()).with("SourceBackupArn", Json.of(arn)));
  }

  /** Assumed to be enabled on every table; the point in time is the present. */
  private Answer restoreToPointInTime(Call call) {
    String name = call.input().text("SourceTableName").orElseGet(() -> call.text("SourceTableArn"));
    DynamoDbTable source = source(name, call.account());
    return restored(call, source.definition(), summary(source.arn()));
  }

  private Answer restored(Call call, Json.Obj original, Json.Obj summary) {
    String name = call.text("TargetTableName");
    if (tables.find(name, call.account()).isPresent()) {
      throw DynamoDbErrors.targetExists(name);
    }
    var members = new LinkedHashMap<>(original.members());
    NOT_RESTORED.forEach(members::remove);
    members.put("TableName", Json.of(name));
    members.put("RestoreSummary", summary);
    return tables.add(name, new Json.Obj(members), call.account());
  }

  private Json.Obj summary(String tableArn) {
    return Json.Obj.of(
        "SourceTableArn", Json.of(tableArn),
        "RestoreDateTime", Answer.epochSeconds(time.now()),
        "RestoreInProgress", Json.of(false));
  }

  private DynamoDbTable source(String nameOrArn, Account account) {
    String name = DynamoDbArn.tableName(nameOrArn, account);
    return tables
        .find(name, account)
        .filter(table -> !table.isCreating())
        .orElseThrow(() -> DynamoDbErrors.sourceNotFound(name));
  }
}
