package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The items of DynamoDB's tables, which a store of its own keeps. Which tables there are is looked
 * up at each call, so that it has them all, also those from before its start.
 */
final class DynamoDbItems implements AutoCloseable {
  private static final List<String> OPERATIONS =
      List.of(
          "PutItem",
          "GetItem",
          "UpdateItem",
          "DeleteItem",
          "Query",
          "Scan",
          "BatchGetItem",
          "BatchWriteItem",
          "TransactGetItems",
          "TransactWriteItems");
  private static final List<String> INDEXES =
      List.of("LocalSecondaryIndexes", "GlobalSecondaryIndexes");

  private final DynamoDbTables tables;
  private final ItemStore store;
  private final Map<String, DynamoDbTable> known = new LinkedHashMap<>();

  DynamoDbItems(DynamoDbTables tables, ItemStore store) {
    this.tables = tables;
    this.store = store;
  }

  List<Route> routes() {
    return OPERATIONS.stream().map(this::route).toList();
  }

  private Route route(String operation) {
    return new Route(
        "dynamodb",
        operation,
        DynamoDbStandIn.TARGET + operation,
        Route.Kind.DATA,
        List.of(),
        this::pass);
  }

  private Answer pass(Call call) {
    Map<String, DynamoDbTable> present = tables.in(call.account());
    forget(present, call.account());
    present.forEach(
        (arn, table) -> {
          if (!known.containsKey(arn)) {
            store.call("CreateTable", definition(table), call.account());
            known.put(arn, table);
          }
        });
    return store.call(call.route().operation(), call.input(), call.account());
  }

  /** A table that was deleted takes its items with it, also when there is another in its place. */
  private void forget(Map<String, DynamoDbTable> present, Account account) {
    for (String arn : List.copyOf(known.keySet())) {
      DynamoDbTable table = known.get(arn);
      boolean here = arn.startsWith(DynamoDbTables.arn("", account));
      if (here && table != null && present.get(arn) != table) {
        store.call("DeleteTable", Json.Obj.of("TableName", Json.of(table.name())), account);
        known.remove(arn);
      }
    }
  }

  /** The definition without what it costs, and without streams, which are the stand-in's. */
  private static Json.Obj definition(DynamoDbTable table) {
    var members = new LinkedHashMap<String, Json>();
    members.put("TableName", Json.of(table.name()));
    members.put("BillingMode", Json.of("PAY_PER_REQUEST"));
    for (String member : List.of("KeySchema", "AttributeDefinitions")) {
      table.definition().get(member).ifPresent(value -> members.put(member, value));
    }
    for (String member : INDEXES) {
      if (table.definition().get(member).orElse(new Json.Null()) instanceof Json.Arr(var indexes)
          && !indexes.isEmpty()) {
        members.put(member, withoutThroughput(indexes));
      }
    }
    return new Json.Obj(members);
  }

  private static Json withoutThroughput(List<Json> indexes) {
    var kept = new ArrayList<Json>();
    for (Json index : indexes) {
      if (index instanceof Json.Obj(var members)) {
        var others = new LinkedHashMap<>(members);
        others.remove("ProvisionedThroughput");
        kept.add(new Json.Obj(others));
      }
    }
    return new Json.Arr(kept);
  }

  @Override
  public void close() {
    store.close();
  }
}
