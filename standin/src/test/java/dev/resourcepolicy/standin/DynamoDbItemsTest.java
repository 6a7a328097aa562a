package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.reconcile.VirtualTime;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls for items are answered by DynamoDB Local, those for policies by the stand-in. */
final class DynamoDbItemsTest {
  private final StandIn standIn =
      StandIn.start(new VirtualTime(Instant.parse("2026-03-02T09:00:00Z")), 0);

  DynamoDbItemsTest() {
    standIn.seed();
  }

  @AfterEach
  void close() {
    standIn.close();
  }

  @Test
  void findsAnItemAgain() {
    call("PutItem", item("1"));

    assertThat(
            call(
                "Query",
                """
                {"TableName": "Memory", "KeyConditionExpression": "service = :s and begins_with(entry, :e)",
                 "ExpressionAttributeValues": {":s": {"S": "ssm"}, ":e": {"S": "a|"}}}"""))
        .extracting("members")
        .asString()
        .contains("Count", "1");
  }

  @Test
  void tellsWhatIsThereWhenAConditionFails() {
    call("PutItem", item("1"));

    assertThatThrownBy(
            () ->
                call(
                    "PutItem",
                    item("2")
                        .replace(
                            "}}}",
                            """
                            }}, "ConditionExpression": "attribute_not_exists(service)",
                             "ReturnValuesOnConditionCheckFailure": "ALL_OLD"}""")))
        .isInstanceOfSatisfying(
            ServiceError.class,
            error -> {
              assertThat(error.code()).isEqualTo("ConditionalCheckFailedException");
              assertThat(error.status()).isEqualTo(400);
              assertThat(error.members().object("Item").orElseThrow().text())
                  .contains("\"revision\":{\"N\":\"1\"}");
            });
  }

  @Test
  void hasItemsOfItsOwn() {
    call("PutItem", item("1"));

    try (StandIn other = StandIn.start(new VirtualTime(Instant.parse("2026-03-02T09:00:00Z")), 0)) {
      other.seed();
      Json scan =
          other.answer("dynamodb", "Scan", (Json.Obj) Json.parse("{\"TableName\": \"Memory\"}"));
      assertThat(scan.text()).contains("\"Count\":0");
    }
  }

  @Test
  void knowsTheTablesThatAreCreatedAndDeletedLater() {
    call("PutItem", item("1"));
    String create =
        """
        {"TableName": "Later", "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
         "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}]}""";
    call("CreateTable", create);

    assertThat(call("Scan", "{\"TableName\": \"Later\"}").text()).contains("\"Count\":0");
  }

  private Json.Obj call(String operation, String input) {
    return (Json.Obj) standIn.answer("dynamodb", operation, (Json.Obj) Json.parse(input));
  }

  private static String item(String revision) {
    return "{\"TableName\": \"Memory\", \"Item\": {\"service\": {\"S\": \"ssm\"}, \"entry\": {\"S\": \"a|b\"}, \"revision\": {\"N\": \"%s\"}}}"
        .formatted(revision);
  }
}
