package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.standin.Fault.ForeignWrite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** ExpectedRevisionId, and what a write does and answers. */
final class DynamoDbTokensTest {
  private static final String NOT_FOUND =
      "Resource-based policy not found for the provided ResourceArn: ";

  private final Table table = new Table();

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  @Tag("observed") // moto, ACK 207: 13 digits, the milliseconds of the change
  void revisionIsTheInstantOfTheChange() {
    var response = table.put(Table.READ, "NO_POLICY");

    assertThat(response.text("RevisionId"))
        .isEqualTo(Long.toString(table.wired.time.now().toEpochMilli()));
  }

  @Test
  @Tag("observed") // moto: the token is looked at before the documents are compared
  void refusesNoPolicyWhereOneIsEvenWhenItIsTheSame() {
    String revision = table.settled(Table.READ);

    var response = table.put(Table.READ, "NO_POLICY");

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.code()).isEqualTo("PolicyNotFoundException");
    assertThat(response.message())
        .isEqualTo(
            NOT_FOUND
                + "Requested policy update expecting none to be present for table Orders, but a"
                + " policy exists with revision id "
                + revision
                + ".");
  }

  @Test
  @Tag("documented")
  void replacesAPolicyOfTheExpectedRevision() {
    String revision = table.settled(Table.READ);

    var response = table.put(Table.WRITE, revision);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.text("RevisionId")).isGreaterThan(revision);
  }

  @Test
  @Tag("observed") // moto
  void refusesAnotherRevision() {
    String revision = table.settled(Table.READ);

    for (var response : new Wired.Response[] {table.put(Table.WRITE, "1"), table.delete("1")}) {
      assertThat(response.code()).isEqualTo("PolicyNotFoundException");
      assertThat(response.message())
          .isEqualTo(
              NOT_FOUND
                  + "Requested update for policy with revision id 1, but the policy associated to"
                  + " target table Orders has revision id "
                  + revision
                  + ".");
    }
  }

  @Test
  @Tag("observed") // ACK 205; moto lets it pass, wrongly
  void refusesARevisionWhereNeverAPolicyWas() {
    var response = table.put(Table.READ, "1");

    assertThat(response.code()).isEqualTo("PolicyNotFoundException");
    assertThat(response.message())
        .startsWith(
            NOT_FOUND
                + "Requested update for policy with revision id 1, but table Orders has no"
                + " associated");
  }

  @Test
  @Tag("documented")
  void replacesUnconditionallyWithoutAToken() {
    table.settled(Table.READ);

    assertThat(table.put(Table.WRITE).status()).isEqualTo(200);
  }

  @Test
  @Tag("documented")
  void keepsTheRevisionOfTheSameDocumentEvenInTheCooldown() {
    String revision = table.put(Table.READ).text("RevisionId");
    table.wired.pass(100);

    var again = table.put(Table.READ);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("RevisionId")).isEqualTo(revision);
  }

  @Test
  @Tag("observed") // moto, ACK 207
  void givesAnOlderDocumentANewRevision() {
    String first = table.settled(Table.READ);
    table.settled(Table.WRITE);

    assertThat(table.put(Table.READ).text("RevisionId")).isGreaterThan(first);
  }

  @Test
  @Tag("observed") // ACK 205
  void answersTheRemovedRevisionThenTheDeletionsOwn() {
    String revision = table.settled(Table.READ);
    String deletion = Long.toString(table.wired.time.now().toEpochMilli());

    assertThat(table.delete(revision).text("RevisionId")).isEqualTo(revision);
    assertThat(table.delete().text("RevisionId")).isEqualTo(deletion);
  }

  @Test
  @Tag("observed") // ACK 205
  void answersNothingToADeletionWhereNeverAPolicyWas() {
    var response = table.delete();

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.http().body()).isEqualTo("{}");
  }

  @Test
  @Tag("observed") // ACK 205: the tombstone is what messages call the current revision
  void namesTheTombstoneToAnExpectedRevision() {
    String revision = table.settled(Table.READ);
    String tombstone = Long.toString(table.wired.time.now().toEpochMilli());
    table.delete();

    var response = table.put(Table.WRITE, revision);

    assertThat(response.code()).isEqualTo("PolicyNotFoundException");
    assertThat(response.message()).endsWith("has revision id " + tombstone + ".");
  }

  @Test
  @Tag("assumed")
  void takesNoPolicyAfterADeletion() {
    table.settled(Table.READ);
    table.delete();
    table.wired.pass(15_000);

    assertThat(table.put(Table.WRITE, "NO_POLICY").status()).isEqualTo(200);
  }

  @Test
  @Tag("observed") // ACK 206: tokens are compared with the newest revision, reads are not there yet
  void looksAtTheTokenBeforeItsClocks() {
    String revision = table.put(Table.READ).text("RevisionId");

    assertThat(table.put(Table.WRITE, "1").code()).isEqualTo("PolicyNotFoundException");
    assertThat(table.put(Table.WRITE, revision).code()).isEqualTo("ResourceInUseException");
  }

  @Test
  void losesToAForeignWriteBetweenReadAndWrite() {
    String read = table.settled(Table.READ);
    Json.Obj theirs =
        Json.Obj.of("ResourceArn", Json.of(Table.ARN), "Policy", Json.of(Table.WRITE));
    table
        .wired
        .standIn
        .faults()
        .add("dynamodb", "DeleteResourcePolicy", new ForeignWrite("PutResourcePolicy", theirs), 1);

    assertThat(table.delete(read).code()).isEqualTo("PolicyNotFoundException");
  }
}
