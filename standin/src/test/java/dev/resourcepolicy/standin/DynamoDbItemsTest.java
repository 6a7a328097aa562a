package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.resourcepolicy.json.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The calls for items, by the real SDK: what they keep, answer and show. */
final class DynamoDbItemsTest {
  private final Items items = new Items();

  @AfterEach
  void close() {
    items.close();
  }

  @Test
  void keepsItems() {
    items.put();
    items.dynamoDb.updateItem(
        r ->
            r.tableName("Memory")
                .key(Items.KEY)
                .updateExpression("SET version = version + :one")
                .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));

    var found =
        items.dynamoDb.query(
            r ->
                r.tableName("Memory")
                    .keyConditionExpression("service = :service")
                    .expressionAttributeValues(Map.of(":service", AttributeValue.fromS("ssm"))));

    assertThat(found.items()).hasSize(1);
    assertThat(items.read()).containsEntry("version", AttributeValue.fromN("2"));
    assertThat(items.dynamoDb.scan(r -> r.tableName("Memory")).count()).isEqualTo(1);
    assertThat(
            items
                .dynamoDb
                .deleteItem(
                    r -> r.tableName("Memory").key(Items.KEY).returnValues(ReturnValue.ALL_OLD))
                .attributes())
        .containsEntry("version", AttributeValue.fromN("2"));
    assertThat(items.read()).isEmpty();
  }

  @Test
  void keepsItemsInBatchesAndTransactions() {
    items.dynamoDb.batchWriteItem(
        r ->
            r.requestItems(
                Map.of(
                    "Memory",
                    List.of(
                        WriteRequest.builder().putRequest(put -> put.item(Items.ITEM)).build()))));

    var batch =
        items.dynamoDb.batchGetItem(
            r ->
                r.requestItems(
                    Map.of(
                        "Memory", KeysAndAttributes.builder().keys(List.of(Items.KEY)).build())));
    var get = TransactGetItem.builder().get(g -> g.tableName("Memory").key(Items.KEY)).build();
    var transaction = items.dynamoDb.transactGetItems(r -> r.transactItems(List.of(get)));
    var put =
        TransactWriteItem.builder()
            .put(
                p ->
                    p.tableName("Memory")
                        .item(Items.ITEM)
                        .conditionExpression("attribute_not_exists(entry)"))
            .build();

    assertThat(batch.responses().get("Memory")).containsExactly(Items.ITEM);
    assertThat(transaction.responses().getFirst().item()).isEqualTo(Items.ITEM);
    assertThatExceptionOfType(TransactionCanceledException.class)
        .isThrownBy(() -> items.dynamoDb.transactWriteItems(r -> r.transactItems(List.of(put))))
        .satisfies(
            e ->
                assertThat(e.cancellationReasons().getFirst().code())
                    .isEqualTo("ConditionalCheckFailed"));
  }

  @Test
  void saysWhatAFailedConditionFound() {
    items.put();

    assertThatExceptionOfType(ConditionalCheckFailedException.class)
        .isThrownBy(
            () ->
                items.dynamoDb.putItem(
                    r ->
                        r.tableName("Memory")
                            .item(Items.ITEM)
                            .conditionExpression("attribute_not_exists(entry)")
                            .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD)))
        .satisfies(e -> assertThat(e.item()).isEqualTo(Items.ITEM))
        .satisfies(
            e ->
                assertThat(e.awsErrorDetails().errorMessage())
                    .isEqualTo("The conditional request failed"));
    assertThat(items.wired.standIn.calls().getLast().errorCode())
        .contains("ConditionalCheckFailedException");
  }

  @Test
  void showsTheCallsForItems() {
    items.put();
    items.read();

    assertThat(items.wired.standIn.calls())
        .extracting(Seen::service, Seen::operation, Seen::status)
        .containsExactly(tuple("dynamodb", "PutItem", 200), tuple("dynamodb", "GetItem", 200));
    assertThat(items.wired.standIn.calls().getFirst().input().text("TableName")).contains("Memory");
  }

  @Test
  void letsFaultsMeetTheCallsForItems() {
    fault(new Fault.Throttle());
    refuses(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ThrottlingException"));
    fault(new Fault.Denied());
    refuses(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
    fault(new Fault.ErrorBefore(500));
    refuses(e -> assertThat(e.statusCode()).isEqualTo(500));
    fault(new Fault.DropBefore());
    assertThatExceptionOfType(SdkException.class).isThrownBy(items::put);
    assertThat(items.read()).isEmpty();

    fault(new Fault.ErrorAfter(503));
    refuses(e -> assertThat(e.statusCode()).isEqualTo(503));
    assertThat(items.read()).isEqualTo(Items.ITEM);
  }

  @Test
  void keepsAnItemWhoseAnswerIsLost() {
    fault(new Fault.DropAfter());

    assertThatExceptionOfType(SdkException.class).isThrownBy(items::put);

    assertThat(items.read()).isEqualTo(Items.ITEM);
  }

  @Test
  void answersForItemsInProcess() {
    items.put();

    Json answer = items.wired.standIn.answer("dynamodb", "Scan", Items.named("Memory"));

    assertThat(((Json.Obj) answer).get("Count")).contains(Json.of(1));
  }

  private void fault(Fault fault) {
    items.wired.standIn.faults().add("dynamodb", "PutItem", fault, 1);
  }

  private void refuses(Consumer<AwsServiceException> how) {
    assertThatExceptionOfType(AwsServiceException.class).isThrownBy(items::put).satisfies(how);
  }
}
