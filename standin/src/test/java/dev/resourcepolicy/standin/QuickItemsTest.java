package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The quick store of items answers as DynamoDB Local does, to the calls of the memory. */
final class QuickItemsTest {
  private static final String NEW =
      """
      "ConditionExpression": "attribute_not_exists(#service)",
      "ExpressionAttributeNames": {"#service": "service"}\
      """;
  private static final String OF_REVISION =
      """
      "ConditionExpression": "#revision = :expected",
      "ExpressionAttributeNames": {"#revision": "revision"},
      "ExpressionAttributeValues": {":expected": {"N": "%d"}}\
      """;

  @Test
  void answersAsDynamoDbLocalDoes() {
    try (var quick = new QuickItems();
        var judge = new DynamoDbLocal()) {
      List<String> answers = answers(quick);

      assertThat(answers).isEqualTo(answers(judge));
      assertThat(answers.stream().filter(a -> a.startsWith("ConditionalCheckFailed"))).hasSize(3);
    }
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    try (var quick = new QuickItems()) {
      call(quick, "CreateTable", TABLE);

      assertThatThrownBy(() -> call(quick, "Scan", "{\"TableName\": \"Memory\"}"))
          .isInstanceOf(ServiceError.class)
          .hasMessageContaining("Scan");
      assertThatThrownBy(
              () -> put(quick, "a", 1, "\"ConditionExpression\": \"size(revision) > 1\""))
          .isInstanceOf(ServiceError.class)
          .hasMessageContaining("size");
    }
  }

  private static final String TABLE =
      """
      {"TableName": "Memory", "BillingMode": "PAY_PER_REQUEST",
       "KeySchema": [{"AttributeName": "service", "KeyType": "HASH"},
                     {"AttributeName": "entry", "KeyType": "RANGE"}],
       "AttributeDefinitions": [{"AttributeName": "service", "AttributeType": "S"},
                                {"AttributeName": "entry", "AttributeType": "S"}]}\
      """;

  private static List<String> answers(ItemStore store) {
    var answers = new ArrayList<String>();
    call(store, "CreateTable", TABLE);
    answers.add(put(store, "a|1", 1, NEW));
    answers.add(put(store, "a|1", 1, NEW));
    answers.add(put(store, "a|1", 2, OF_REVISION.formatted(1)));
    answers.add(put(store, "a|1", 3, OF_REVISION.formatted(1)));
    answers.add(put(store, "b|1", 2, OF_REVISION.formatted(1)));
    IntStream.range(2, 5).forEach(i -> answers.add(put(store, "a|" + i, 1, NEW)));
    answers.add(put(store, "b|1", 1, NEW));
    answers.add(query(store, " and begins_with(#entry, :prefix)", ""));
    for (String after : List.of("", "a|2", "a|3", "b|1")) {
      String start =
          after.isEmpty()
              ? ""
              : """
              , "ExclusiveStartKey": {"service": {"S": "xray"}, "entry": {"S": "%s"}}\
              """
                  .formatted(after);
      answers.add(query(store, "", ", \"Limit\": 2" + start));
      if (!after.startsWith("b")) { // which is no key of that prefix
        answers.add(query(store, " and begins_with(#entry, :prefix)", ", \"Limit\": 4" + start));
      }
    }
    return answers;
  }

  private static String put(ItemStore store, String entry, int revision, String condition) {
    return call(
        store,
        "PutItem",
        """
        {"TableName": "Memory", "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
         "Item": {"entry": {"S": "%s"}, "revision": {"N": "%d"}, "service": {"S": "xray"}}, %s}\
        """
            .formatted(entry, revision, condition));
  }

  private static String query(ItemStore store, String more, String limits) {
    boolean prefixed = !more.isEmpty();
    return call(
        store,
        "Query",
        """
        {"TableName": "Memory", "ConsistentRead": true,
         "KeyConditionExpression": "#service = :service%s",
         "ExpressionAttributeNames": {"#service": "service"%s},
         "ExpressionAttributeValues": {":service": {"S": "xray"}%s}%s}\
        """
            .formatted(
                more,
                prefixed ? ", \"#entry\": \"entry\"" : "",
                prefixed ? ", \":prefix\": {\"S\": \"a|\"}" : "",
                limits));
  }

  /** The answer or the error, with its members in the order of their names. */
  private static String call(ItemStore store, String operation, String input) {
    try {
      return sorted(store.call(operation, (Json.Obj) Json.parse(input), Account.DEFAULT).body())
          .text();
    } catch (ServiceError error) {
      if (!operation.equals("PutItem") || !error.code().startsWith("Conditional")) {
        throw error;
      }
      return error.code() + " " + error.members().get("Item").map(QuickItemsTest::sorted);
    }
  }

  private static Json sorted(Json value) {
    return switch (value) {
      case Json.Obj(var members) -> {
        var sorted = new TreeMap<String, Json>();
        members.forEach((name, member) -> sorted.put(name, sorted(member)));
        yield new Json.Obj(new LinkedHashMap<>(sorted));
      }
      case Json.Arr(var values) ->
          new Json.Arr(values.stream().map(QuickItemsTest::sorted).toList());
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }
}
