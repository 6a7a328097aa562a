package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The partition keys that a call for items names: {@code dynamodb:LeadingKeys}. Documented: Scan
 * names none.
 */
record LeadingKeys(Routes routes, Account account) {
  private static final Pattern EQUALITY = Pattern.compile("([#\\w.-]+)\\s*=\\s*(:\\w+)");

  List<String> of(String operation, Json.Obj input) {
    return switch (operation) {
      case "Scan" -> List.of();
      case "PutItem" -> List.of(key(input, input.object("Item")));
      case "GetItem", "UpdateItem", "DeleteItem" -> List.of(key(input, input.object("Key")));
      case "Query" -> List.of(queried(input));
      default -> throw unknown(input);
    };
  }

  private String key(Json.Obj input, Optional<Json.Obj> attributes) {
    String name = partitionKey(input);
    return attributes
        .flatMap(all -> all.object(name))
        .map(LeadingKeys::text)
        .orElseThrow(() -> unknown(input));
  }

  /** Of the equalities in a query's condition, the one for the partition key. */
  private String queried(Json.Obj input) {
    String name = partitionKey(input);
    Matcher equality = EQUALITY.matcher(input.text("KeyConditionExpression").orElse(""));
    while (equality.find()) {
      String written = equality.group(1);
      String attribute =
          input
              .object("ExpressionAttributeNames")
              .flatMap(names -> names.text(written))
              .orElse(written);
      if (attribute.equals(name)) {
        String value = equality.group(2);
        return input
            .object("ExpressionAttributeValues")
            .flatMap(values -> values.object(value))
            .map(LeadingKeys::text)
            .orElseThrow(() -> unknown(input));
      }
    }
    throw unknown(input);
  }

  private String partitionKey(Json.Obj input) {
    Json.Obj question =
        Json.Obj.of("TableName", input.get("TableName").orElseThrow(() -> unknown(input)));
    Answer answer = routes.named("dynamodb", "DescribeTable").perform(question, account);
    Json schema =
        answer.body().object("Table").flatMap(table -> table.get("KeySchema")).orElseThrow();
    return ((Json.Arr) schema)
        .values().stream()
            .map(Json.Obj.class::cast)
            .filter(element -> element.text("KeyType").equals(Optional.of("HASH")))
            .flatMap(element -> element.text("AttributeName").stream())
            .findFirst()
            .orElseThrow();
  }

  /** The value of an attribute, whose only member is named after its type. */
  private static String text(Json.Obj attribute) {
    Json value = attribute.members().firstEntry().getValue();
    return value instanceof Json.Str(var text) ? text : value.text();
  }

  private static IllegalStateException unknown(Json.Obj input) {
    return new IllegalStateException(
        "The stand-in does not find the leading keys of " + input.text());
  }
}
