package dev.resourcepolicy.standin;

import static dev.resourcepolicy.standin.Constraint.optional;
import static dev.resourcepolicy.standin.Constraint.required;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.reconcile.Time;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** DynamoDB's tables, by ARN, with as much of their operations as it takes to have some. */
final class DynamoDbTables {
  private static final Constraint NAME = required("TableName").length(1, 1024);
  private static final String NAME_RULE =
      "Invalid table/index name.  Table/index names must be between 3 and 255 characters long, and"
          + " may contain only the characters a-z, A-Z, 0-9, '_', '-', and '.'";

  private final Time time;
  private final LocalDynamoDb items;
  private final SortedMap<String, DynamoDbTable> tables = new TreeMap<>();

  DynamoDbTables(Time time, LocalDynamoDb items) {
    this.time = time;
    this.items = items;
  }

  List<Route> routes() {
    return List.of(
        DynamoDbStandIn.route(
            "CreateTable",
            List.of(
                NAME,
                required("KeySchema"),
                required("AttributeDefinitions"),
                optional("ResourcePolicy").text()),
            this::create),
        DynamoDbStandIn.route("DescribeTable", List.of(NAME), this::describe),
        DynamoDbStandIn.route("UpdateTable", List.of(NAME), this::update),
        DynamoDbStandIn.route("DeleteTable", List.of(NAME), this::delete),
        DynamoDbStandIn.route("ListTables", List.of(), this::list));
  }

  /** The table, which the operations on tables see from the moment of its creation. */
  DynamoDbTable table(String name, Account account) {
    return find(name, account).orElseThrow(() -> DynamoDbErrors.tableNotFound(name));
  }

  private Answer create(Call call) {
    String name = DynamoDbArn.tableName(call.text("TableName"), call.account());
    if (!name.matches("[A-Za-z0-9_.-]{3,255}")) {
      throw DynamoDbErrors.validation(NAME_RULE);
    }
    if (find(name, call.account()).isPresent()) {
      throw DynamoDbErrors.tableExists(name);
    }
    String arn = arn(name, call.account());
    var table = new DynamoDbTable(time, name, arn, call.input());
    call.input().object("StreamSpecification").ifPresent(table::setStream);
    call.input()
        .text("ResourcePolicy")
        .map(text -> DynamoDbPolicy.parse(text, new DynamoDbArn(name, ""), call.account()))
        .ifPresent(table.policy()::initial);
    tables.put(arn, table);
    items.created(name, call.input());
    return description("TableDescription", table);
  }

  private Answer describe(Call call) {
    return description("Table", named(call));
  }

  private Answer update(Call call) {
    DynamoDbTable table = named(call);
    table.update(call.input());
    return description("TableDescription", table);
  }

  private Answer delete(Call call) {
    DynamoDbTable table = named(call);
    table.delete();
    items.deleted(DynamoDbArn.tableName(call.text("TableName"), call.account()));
    return description("TableDescription", table);
  }

  private Answer list(Call call) {
    tables.values().removeIf(DynamoDbTable::isGone);
    String here = arn("", call.account());
    List<String> names =
        tables.keySet().stream()
            .filter(arn -> arn.startsWith(here))
            .map(arn -> arn.substring(here.length()))
            .toList();
    return Answer.ok(Json.Obj.of("TableNames", Json.ofTexts(names)));
  }

  private DynamoDbTable named(Call call) {
    return table(DynamoDbArn.tableName(call.text("TableName"), call.account()), call.account());
  }

  private Optional<DynamoDbTable> find(String name, Account account) {
    tables.values().removeIf(DynamoDbTable::isGone);
    return Optional.ofNullable(tables.get(arn(name, account)));
  }

  private static String arn(String name, Account account) {
    return account.arn("dynamodb", "table/" + name);
  }

  private static Answer description(String member, DynamoDbTable table) {
    return Answer.ok(Json.Obj.of(member, table.description()));
  }
}
