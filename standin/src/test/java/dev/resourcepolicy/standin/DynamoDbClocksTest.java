package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Read lag, applying window and cooldown. */
final class DynamoDbClocksTest {
  private final Table table = new Table();

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  @Tag("documented") // eventually consistent; the 1.5 s stand for ACK's 1.05 to 2.73 s
  void readsTheOldStateForAWhileAfterAPut() {
    table.put(Table.READ);

    table.wired.pass(1499);
    var early = table.get();
    table.wired.pass(1);

    assertThat(early.code()).isEqualTo("PolicyNotFoundException");
    assertThat(early.message())
        .isEqualTo("Resource-based policy not found for the provided ResourceArn: " + Table.ARN);
    assertThat(table.get().text("Policy")).isEqualTo(Table.READ);
  }

  @Test
  @Tag("observed") // ACK 244: the old document with its old revision
  void readsTheOldDocumentAndRevisionForAWhileAfterAReplacement() {
    String first = table.settled(Table.READ);
    String second = table.put(Table.WRITE).text("RevisionId");

    var early = table.get();
    table.wired.pass(1500);
    var late = table.get();

    assertThat(early.text("Policy")).isEqualTo(Table.READ);
    assertThat(early.text("RevisionId")).isEqualTo(first);
    assertThat(late.text("Policy")).isEqualTo(Table.WRITE);
    assertThat(late.text("RevisionId")).isEqualTo(second);
  }

  @Test
  @Tag("documented")
  void readsThePolicyForAWhileAfterItsDeletion() {
    table.settled(Table.READ);
    table.delete();

    assertThat(table.get().status()).isEqualTo(200);
    table.wired.pass(1500);
    assertThat(table.get().code()).isEqualTo("PolicyNotFoundException");
  }

  @Test
  @Tag("observed") // ACK 206
  void isInUseWhileTheLastChangeIsApplying() {
    table.put(Table.READ);
    table.wired.pass(699);

    var response = table.put(Table.WRITE);

    assertThat(response.code()).isEqualTo("ResourceInUseException");
    assertThat(response.message())
        .isEqualTo(
            "Attempt to change a resource which is still in use: Table is pending previous"
                + " resource-based policy update: Orders");
  }

  @Test
  @Tag("observed") // documented are the 15 s, the text is ACK's (206)
  void throttlesForFifteenSecondsAndSaysUntilWhen() {
    table.put(Table.READ); // at 00:00:01.500
    table.wired.pass(700);

    var response = table.put(Table.WRITE);

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.code()).isEqualTo("ThrottlingException");
    assertThat(response.message())
        .isEqualTo(
            "Resource-based policy for table Orders modified within the previous 15000"
                + " milliseconds. Please try again after 2026-10-09T00:00:16.500Z.");
  }

  @Test
  @Tag("documented")
  void takesTheNextChangeAfterFifteenSeconds() {
    table.put(Table.READ);
    table.wired.pass(14_999);
    assertThat(table.put(Table.WRITE).code()).isEqualTo("ThrottlingException");
    table.wired.pass(1);

    assertThat(table.put(Table.WRITE).status()).isEqualTo(200);
  }

  @Test
  @Tag("observed") // ACK 347
  void coolsDownAfterADeletionToo() {
    table.settled(Table.READ);
    table.delete();
    table.wired.pass(1000);

    assertThat(table.put(Table.READ).code()).isEqualTo("ThrottlingException");
  }

  @Test
  @Tag("observed") // ACK 348
  void doesNotCoolDownAfterAPutThatChangedNothing() {
    table.settled(Table.READ);
    table.put(Table.READ);

    assertThat(table.put(Table.WRITE).status()).isEqualTo(200);
  }

  @Test
  @Tag("observed") // ACK 347
  void keepsTheClocksOfTableAndStreamApart() {
    table.put(Table.READ);

    var stream =
        table.call(
            "PutResourcePolicy",
            "ResourceArn",
            table.streamArn(),
            "Policy",
            Table.policy("dynamodb:GetRecords"));
    table.wired.pass(1000);
    var again =
        table.call(
            "PutResourcePolicy",
            "ResourceArn",
            table.streamArn(),
            "Policy",
            Table.policy("dynamodb:GetShardIterator"));

    assertThat(stream.status()).isEqualTo(200);
    assertThat(again.message())
        .startsWith("Resource-based policy for stream " + table.streamLabel + " modified");
  }

  @Test
  @Tag("documented") // eventually consistent, with no bound given
  void readsTheLastStateButOneWhenItIsStaleForLonger() {
    String first = table.settled(Table.READ);
    table.settled(Table.WRITE);
    table.wired.standIn.faults().add("dynamodb", "GetResourcePolicy", new Fault.StaleRead(), 1);

    assertThat(table.get().text("RevisionId")).isEqualTo(first);
    assertThat(table.get().text("Policy")).isEqualTo(Table.WRITE);
  }
}
