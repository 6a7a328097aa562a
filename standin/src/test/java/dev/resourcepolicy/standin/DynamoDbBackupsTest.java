package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tables that are restored, and what they have lost. */
final class DynamoDbBackupsTest {
  private final Table table = new Table();

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  @Tag("documented") // no policies are restored
  void restoresATableWithoutItsPolicy() {
    table.settled(Table.READ);
    String backup = backup();
    table.call("DeleteTable", "TableName", "Orders");
    table.wired.pass(1500);

    var restored =
        table.call("RestoreTableFromBackup", "TargetTableName", "Orders", "BackupArn", backup);
    table.wired.pass(1500);

    var description = restored.body().object("TableDescription").orElseThrow();
    assertThat(description.text("TableArn")).contains(Table.ARN);
    assertThat(description.text("TableStatus")).contains("CREATING");
    assertThat(description.object("RestoreSummary").flatMap(s -> s.text("SourceBackupArn")))
        .contains(backup);
    assertThat(description.get("LatestStreamArn")).isEmpty();
    assertThat(table.get().code()).isEqualTo("PolicyNotFoundException");
    assertThat(table.put(Table.WRITE, "NO_POLICY").status()).isEqualTo(200);
  }

  @Test
  @Tag("documented")
  void restoresATableToAPointInTimeUnderAnotherName() {
    table.settled(Table.READ);

    var restored =
        table.call(
            "RestoreTableToPointInTime", "SourceTableName", "Orders", "TargetTableName", "Again");
    table.wired.pass(1500);

    assertThat(restored.status()).isEqualTo(200);
    assertThat(
            table
                .call("GetResourcePolicy", "ResourceArn", Table.ARN.replace("Orders", "Again"))
                .code())
        .isEqualTo("PolicyNotFoundException");
    assertThat(table.get().text("Policy")).isEqualTo(Table.READ);
  }

  @Test
  @Tag("documented") // the codes; their texts are assumed
  void doesNotRestoreWhatIsNotThereOrWhereSomethingIs() {
    String backup = backup();

    assertThat(
            table
                .call("RestoreTableFromBackup", "TargetTableName", "Orders", "BackupArn", backup)
                .code())
        .isEqualTo("TableAlreadyExistsException");
    assertThat(
            table
                .call(
                    "RestoreTableFromBackup", "TargetTableName", "Again", "BackupArn", backup + "0")
                .code())
        .isEqualTo("BackupNotFoundException");
    assertThat(
            table
                .call(
                    "RestoreTableToPointInTime",
                    "SourceTableName",
                    "Other",
                    "TargetTableName",
                    "Again")
                .code())
        .isEqualTo("TableNotFoundException");
  }

  private String backup() {
    return table
        .call("CreateBackup", "TableName", "Orders", "BackupName", "before")
        .body()
        .object("BackupDetails")
        .flatMap(details -> details.text("BackupArn"))
        .orElseThrow();
  }
}
