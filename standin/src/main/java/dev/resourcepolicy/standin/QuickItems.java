package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The items of tables with two keys of strings, for the calls that the functions' memory makes and
 * no others: a hundred times as quick as DynamoDB Local, which is the judge of what they answer.
 */
final class QuickItems implements ItemStore {
  private static final Pattern ABSENT = Pattern.compile("attribute_not_exists\\((\\S+)\\)");
  private static final Pattern EQUAL = Pattern.compile("(\\S+) = (\\S+)");
  private static final Pattern KEYS =
      Pattern.compile("(\\S+) = (\\S+)(?: and begins_with\\((\\S+), (\\S+)\\))?");

  private final Map<Name, Table> tables = new HashMap<>();

  private record Name(Account account, String table) {}

  /** The items by their two keys. */
  private record Table(
      String hash, String range, TreeMap<String, TreeMap<String, Json.Obj>> items) {
    private TreeMap<String, Json.Obj> partition(String key) {
      return items.computeIfAbsent(key, _ -> new TreeMap<>());
    }

    private Json.Obj keyOf(Json.Obj item) {
      return Json.Obj.of(hash, item.get(hash).orElseThrow(), range, item.get(range).orElseThrow());
    }
  }

  @Override
  public synchronized Answer call(String operation, Json.Obj input, Account account) {
    var name = new Name(account, input.text("TableName").orElseThrow());
    return switch (operation) {
      case "CreateTable" -> {
        tables.put(name, table(input));
        yield Answer.ok(Json.Obj.of());
      }
      case "DeleteTable" -> {
        tables.remove(name);
        yield Answer.ok(Json.Obj.of());
      }
      case "PutItem" -> put(existing(name), input);
      case "Query" -> query(existing(name), input);
      default -> throw unknown(operation);
    };
  }

  private Table existing(Name name) {
    return Optional.ofNullable(tables.get(name))
        .orElseThrow(() -> DynamoDbErrors.tableNotFound(name.table()));
  }

  private static Table table(Json.Obj definition) {
    List<String> keys =
        elements(definition, "KeySchema").stream()
            .map(key -> ((Json.Obj) key).text("AttributeName").orElseThrow())
            .toList();
    return new Table(keys.getFirst(), keys.getLast(), new TreeMap<>());
  }

  private static Answer put(Table table, Json.Obj input) {
    Json.Obj item = input.object("Item").orElseThrow();
    TreeMap<String, Json.Obj> partition = table.partition(text(item, table.hash()));
    String key = text(item, table.range());
    Optional<Json.Obj> old = Optional.ofNullable(partition.get(key));
    Optional<String> condition = input.text("ConditionExpression");
    if (condition.isPresent() && !holds(condition.get(), input, old)) {
      throw conflict(old);
    }
    partition.put(key, item);
    return Answer.ok(Json.Obj.of());
  }

  private static boolean holds(String condition, Json.Obj input, Optional<Json.Obj> old) {
    Matcher absent = ABSENT.matcher(condition);
    if (absent.matches()) {
      String attribute = named(input, absent.group(1));
      return old.flatMap(item -> item.get(attribute)).isEmpty();
    }
    Matcher equal = EQUAL.matcher(condition);
    if (!equal.matches()) {
      throw unknown(condition);
    }
    String attribute = named(input, equal.group(1));
    return old.flatMap(item -> item.get(attribute))
        .equals(Optional.of(value(input, equal.group(2))));
  }

  private static Answer query(Table table, Json.Obj input) {
    String condition = input.text("KeyConditionExpression").orElseThrow();
    Matcher keys = KEYS.matcher(condition);
    if (!keys.matches()) {
      throw unknown(condition);
    }
    String prefix =
        Optional.ofNullable(keys.group(4)).map(name -> text(value(input, name))).orElse("");
    TreeMap<String, Json.Obj> partition = table.partition(text(value(input, keys.group(2))));
    String after =
        input.object("ExclusiveStartKey").map(key -> text(key, table.range())).orElse("");
    int limit = input.get("Limit").map(Json::text).map(Integer::parseInt).orElse(Integer.MAX_VALUE);
    var found = new ArrayList<Json.Obj>();
    for (var entry : partition.tailMap(prefix.compareTo(after) > 0 ? prefix : after).entrySet()) {
      if (!entry.getKey().startsWith(prefix) || found.size() == limit) {
        break;
      }
      if (!entry.getKey().equals(after)) {
        found.add(entry.getValue());
      }
    }
    var answer = new LinkedHashMap<String, Json>();
    answer.put("Items", new Json.Arr(List.copyOf(found)));
    answer.put("Count", Json.of(found.size()));
    answer.put("ScannedCount", Json.of(found.size()));
    if (found.size() == limit) {
      answer.put("LastEvaluatedKey", table.keyOf(found.getLast()));
    }
    return Answer.ok(new Json.Obj(answer));
  }

  private static String named(Json.Obj input, String placeholder) {
    return input
        .object("ExpressionAttributeNames")
        .flatMap(names -> names.text(placeholder))
        .orElse(placeholder);
  }

  private static Json value(Json.Obj input, String placeholder) {
    return input
        .object("ExpressionAttributeValues")
        .flatMap(values -> values.get(placeholder))
        .orElseThrow();
  }

  private static String text(Json.Obj item, String attribute) {
    return text(item.get(attribute).orElseThrow());
  }

  /** The S of an attribute's value. */
  private static String text(Json value) {
    return ((Json.Obj) value).text("S").orElseThrow();
  }

  private static List<Json> elements(Json.Obj object, String member) {
    return object.get(member).orElseThrow() instanceof Json.Arr(var values) ? values : List.of();
  }

  private static ServiceError conflict(Optional<Json.Obj> old) {
    var members = new LinkedHashMap<String, Json>();
    members.put("message", Json.of("The conditional request failed"));
    old.ifPresent(item -> members.put("Item", item));
    return new ServiceError(
        400,
        "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException",
        new Json.Obj(members),
        Map.of());
  }

  private static ServiceError unknown(String what) {
    return DynamoDbErrors.validation("The quick store of items does not know: " + what);
  }

  @Override
  public void close() {
    // Nothing runs.
  }
}
