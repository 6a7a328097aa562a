package dev.resourcepolicy.aws;

import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.Memory;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.ServiceCalls;
import dev.resourcepolicy.policy.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * A table of DynamoDB, with the partition key {@code service} and the sort key {@code entry}.
 * {@link Item} says how an entry is kept, and what of its history is.
 *
 * <p>The SDK may send every call again, saves too: the revision in the condition lets only one of
 * them through.
 */
public final class DynamoDbMemory implements Memory {
  private static final int PAGE = 100;

  private final Supplier<DynamoDbClient> client;
  private final String table;
  private final ServiceCalls calls;

  /**
   * @param client is asked for the client when there is a call to make, and not again
   * @param calls who is told of every call
   */
  public DynamoDbMemory(Supplier<DynamoDbClient> client, String table, ServiceCalls calls) {
    this.client = new FirstUse<>(client);
    this.table = table;
    this.calls = calls.understanding(MemoryFailures.RULES);
  }

  @Override
  public List<Entry> at(String service, String target) {
    var entries = new ArrayList<Entry>();
    Map<String, AttributeValue> after = Map.of();
    do {
      QueryResponse page =
          query(
              after,
              query ->
                  query
                      .keyConditionExpression(
                          "#service = :service and begins_with(#entry, :prefix)")
                      .expressionAttributeNames(
                          Map.of("#service", Item.SERVICE, "#entry", Item.ENTRY))
                      .expressionAttributeValues(
                          Map.of(
                              ":service", AttributeValue.fromS(service),
                              ":prefix", AttributeValue.fromS(Entry.Key.prefix(target)))));
      page.items().forEach(item -> entries.add(read(item)));
      after = page.lastEvaluatedKey();
    } while (!after.isEmpty());
    return entries;
  }

  @Override
  public Page page(String service, Optional<String> after) {
    QueryResponse page =
        query(
            after.map(entry -> Item.key(service, entry)).orElseGet(Map::of),
            query ->
                query
                    .limit(PAGE)
                    .keyConditionExpression("#service = :service")
                    .expressionAttributeNames(Map.of("#service", Item.SERVICE))
                    .expressionAttributeValues(Map.of(":service", AttributeValue.fromS(service))));
    return new Page(
        page.items().stream().map(this::read).toList(),
        Optional.ofNullable(page.lastEvaluatedKey().get(Item.ENTRY)).map(AttributeValue::s));
  }

  @Override
  public Entry save(Entry entry) {
    Item item = Item.of(entry.at(entry.revision() + 1));
    try {
      // As a read: unlike a policy, an entry that may have been written leaves nothing uncertain,
      // since whoever saves it again names the same revision.
      calls.read(
          "PutItem",
          Target.named(table),
          () -> client.get().putItem(request -> put(request, item, entry.revision())),
          _ -> "revision " + item.entry().revision());
    } catch (PolicyFailure failure) {
      if (failure.getCause() instanceof ConditionalCheckFailedException other
          && item.isKeptAs(other.item())) {
        return item.entry(); // The answer to this save was lost, and the SDK repeated it.
      }
      throw failure;
    }
    return item.entry();
  }

  private void put(PutItemRequest.Builder request, Item item, long expected) {
    request
        .tableName(table)
        .item(item.attributes())
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    if (expected == 0) {
      request
          .conditionExpression("attribute_not_exists(#service)")
          .expressionAttributeNames(Map.of("#service", Item.SERVICE));
    } else {
      request
          .conditionExpression("#revision = :expected")
          .expressionAttributeNames(Map.of("#revision", Item.REVISION))
          .expressionAttributeValues(
              Map.of(":expected", AttributeValue.fromN(Long.toString(expected))));
    }
  }

  private QueryResponse query(
      Map<String, AttributeValue> after, Consumer<QueryRequest.Builder> question) {
    return calls.read(
        "Query",
        Target.named(table),
        () ->
            client
                .get()
                .query(
                    query -> {
                      question.accept(query.tableName(table).consistentRead(true));
                      if (!after.isEmpty()) {
                        query.exclusiveStartKey(after);
                      }
                    }),
        answer -> answer.count() + " entries");
  }

  private Entry read(Map<String, AttributeValue> item) {
    return Item.read(table, item);
  }
}
