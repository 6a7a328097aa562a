package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.JsonException;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A policy that DynamoDB took, in the form in which it keeps it. Two are the same to it when this
 * form is: lists of actions and resources count in their order (assumed; ACK saw longer lists come
 * back verbatim).
 */
record DynamoDbPolicy(Json.Obj canonical) {
  /** A missing version reads as this one, and is yet not equal to it (observed by ACK, 355). */
  private static final String DEFAULT_VERSION = "2008-10-17";

  /** Reads a document and checks it for the table or stream that it is for. */
  static DynamoDbPolicy parse(String text, DynamoDbArn target, Account account) {
    DynamoDbPolicyRules.checkSize(text);
    Json.Obj document = document(text);
    List<DynamoDbStatement> statements = statements(document);
    DynamoDbPolicyRules.check(statements, target);
    var members = new LinkedHashMap<String, Json>();
    for (String name : List.of("Version", "Id")) {
      document.get(name).ifPresent(value -> members.put(name, value));
    }
    List<Json> canonical = statements.stream().<Json>map(s -> s.canonical(account)).toList();
    members.put("Statement", new Json.Arr(canonical));
    return new DynamoDbPolicy(new Json.Obj(members));
  }

  /** The document as a read shows it. */
  String text() {
    var members = new LinkedHashMap<String, Json>();
    members.put("Version", canonical.get("Version").orElse(Json.of(DEFAULT_VERSION)));
    canonical.members().forEach(members::putIfAbsent);
    return new Json.Obj(members).text();
  }

  List<DynamoDbStatement> statements() {
    return statements(canonical);
  }

  private static Json.Obj document(String text) {
    try {
      if (Json.parse(text) instanceof Json.Obj document) {
        return document;
      }
    } catch (JsonException e) {
      // DynamoDB says no more of it either.
    }
    throw DynamoDbErrors.invalidDocument("This policy contains invalid Json");
  }

  private static List<DynamoDbStatement> statements(Json.Obj document) {
    Json statement = document.get("Statement").orElse(new Json.Null());
    List<Json> statements = statement instanceof Json.Arr(var values) ? values : List.of(statement);
    if (statements.isEmpty() || statement instanceof Json.Null) {
      throw DynamoDbErrors.invalidDocument("Could not parse the policy: Statement is empty!");
    }
    return statements.stream().map(DynamoDbPolicy::statement).toList();
  }

  private static DynamoDbStatement statement(Json value) {
    if (value instanceof Json.Obj object) {
      return new DynamoDbStatement(object);
    }
    throw DynamoDbErrors.invalidDocument("This policy contains invalid Json");
  }
}
