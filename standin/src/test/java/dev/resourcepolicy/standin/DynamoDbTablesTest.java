package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The life of a table and its streams, and what it means for their policies. */
final class DynamoDbTablesTest {
  private final Table table = new Table();

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  @Tag("observed") // ACK 346: 1 to 2 s
  void hidesANewTableFromThePolicyOperations() {
    String arn = Table.ARN.replace("Orders", "Fresh");
    create(Table.definition("Fresh"));

    var early = table.call("GetResourcePolicy", "ResourceArn", arn);
    table.wired.pass(1500);
    var late = table.call("GetResourcePolicy", "ResourceArn", arn);

    assertThat(status("Fresh")).isEqualTo("ACTIVE");
    assertThat(early.code()).isEqualTo("ResourceNotFoundException");
    assertThat(early.message()).isEqualTo("Requested resource not found: Table: Fresh not found");
    assertThat(late.code()).isEqualTo("PolicyNotFoundException");
  }

  @Test
  @Tag("documented")
  void hasThePolicyThatItWasCreatedWithAtOnce() {
    create(Table.definition("Fresh").with("ResourcePolicy", Json.of(Table.READ)));
    table.wired.pass(1500);

    var read = table.call("GetResourcePolicy", "ResourceArn", Table.ARN.replace("Orders", "Fresh"));

    assertThat(read.text("Policy")).isEqualTo(Table.READ);
  }

  @Test
  @Tag("observed") // ACK 271
  void startsAgainWithoutAPolicy() {
    table.settled(Table.READ);
    table.call("DeleteTable", "TableName", "Orders");
    table.wired.pass(1500);
    assertThat(table.call("DescribeTable", "TableName", "Orders").code())
        .isEqualTo("ResourceNotFoundException");

    create(Table.definition("Orders"));
    table.wired.pass(1500);

    assertThat(table.get().code()).isEqualTo("PolicyNotFoundException");
    assertThat(table.put(Table.WRITE, "NO_POLICY").status()).isEqualTo(200);
  }

  @Test
  @Tag("observed") // ACK 236, 374
  void showsThePolicyOfATableThatIsBeingDeletedAndDoesNotChangeIt() {
    table.settled(Table.READ);
    table.call("DeleteTable", "TableName", "Orders");

    assertThat(table.get().status()).isEqualTo(200);
    assertThat(table.put(Table.READ).status()).isEqualTo(200);
    assertThat(table.put(Table.WRITE).message())
        .isEqualTo(
            "Attempt to change a resource which is still in use: Table is being deleted: Orders");
    assertThat(table.delete().code()).isEqualTo("ResourceInUseException");
  }

  @Test
  @Tag("observed") // ACK 348
  void isNotDeletedWhileAPolicyIsPending() {
    table.put(Table.READ);

    var response = table.call("DeleteTable", "TableName", "Orders");

    assertThat(response.code()).isEqualTo("ResourceInUseException");
    assertThat(response.message())
        .endsWith("Table: Orders has a pending resource-based policy update.");
  }

  @Test
  @Tag("documented")
  void isNotCreatedTwice() {
    var again = table.wired.call("dynamodb", "CreateTable", Table.definition("Orders"));

    assertThat(again.code()).isEqualTo("ResourceInUseException");
    assertThat(again.message()).isEqualTo("Table already exists: Orders");
  }

  @Test
  @Tag("documented")
  void givesAStreamThatIsEnabledLaterALabelAndAPolicyOfItsOwn() {
    create(
        Table.definition("Fresh")
            .with("StreamSpecification", Json.Obj.of("StreamEnabled", Json.of(false))));
    table.wired.pass(1500);

    var updated =
        table.wired.call(
            "dynamodb",
            "UpdateTable",
            Json.Obj.of(
                "TableName",
                Json.of("Fresh"),
                "StreamSpecification",
                Json.Obj.of("StreamEnabled", Json.of(true))));

    String arn = description(updated, "TableDescription").text("LatestStreamArn").orElseThrow();
    assertThat(arn).endsWith("table/Fresh/stream/2026-10-09T00:00:03.000");
    assertThat(description(updated, "TableDescription").text("TableStatus")).contains("UPDATING");
    assertThat(table.call("GetResourcePolicy", "ResourceArn", arn).code())
        .isEqualTo("PolicyNotFoundException");
  }

  @Test
  @Tag("observed") // by anybody who enables one twice
  void hasOneStreamAtATime() {
    var again =
        table.wired.call(
            "dynamodb",
            "UpdateTable",
            Json.Obj.of(
                "TableName",
                Json.of("Orders"),
                "StreamSpecification",
                Json.Obj.of("StreamEnabled", Json.of(true))));

    assertThat(again.message()).isEqualTo("Table already has an enabled stream: TableName: Orders");
    assertThat(status("Orders")).isEqualTo("ACTIVE");
  }

  @ParameterizedTest
  @Tag("observed") // ACK 211, 212
  @CsvSource(
      delimiter = '|',
      value = {
        "Orders | One or more parameter values were invalid: ARNs must start with 'arn:': Orders",
        "arn:aws:dynamodb:us-east-1:111122223333:table/Orders | One or more parameter values were invalid: Invalid resource Arn: arn:aws:dynamodb:us-east-1:111122223333:table/Orders",
        "arn:aws-cn:dynamodb:eu-central-1:111122223333:table/Orders | One or more parameter values were invalid: Invalid resource Arn: arn:aws-cn:dynamodb:eu-central-1:111122223333:table/Orders",
        "arn:aws:dynamodb:eu-central-1:111122223333:table/Orders/index/i | One or more parameter values were invalid: Invalid resource arn provided, only table or stream is accepted. Provided resource arn: arn:aws:dynamodb:eu-central-1:111122223333:table/Orders/index/i",
        "arn:aws:dynamodb:eu-central-1:999999999999:table/Orders | This action is only supported by accounts that match the resource owner’s account.",
        "arn:aws:dynamodb:eu-central-1:111122223333:table/None | Requested resource not found: Table: None not found",
        "arn:aws:dynamodb:eu-central-1:111122223333:table/Orders/stream/x | Requested resource not found: Stream: x not found for Table: Orders",
      })
  void refusesAnArnThatIsNotOfATableOrStreamOfItsOwn(String arn, String message) {
    assertThat(table.call("GetResourcePolicy", "ResourceArn", arn).message()).isEqualTo(message);
  }

  private void create(Json.Obj definition) {
    assertThat(table.wired.call("dynamodb", "CreateTable", definition).status()).isEqualTo(200);
  }

  private String status(String name) {
    return description(table.call("DescribeTable", "TableName", name), "Table")
        .text("TableStatus")
        .orElseThrow();
  }

  private static Json.Obj description(Wired.Response response, String member) {
    return response.body().object(member).orElseThrow();
  }
}
