package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.util.List;

/** The table Orders with a stream, as the tests of DynamoDB's policies find it, and its caller. */
final class Table implements AutoCloseable {
  static final String ARN = "arn:aws:dynamodb:eu-central-1:111122223333:table/Orders";
  static final String READ = policy("dynamodb:GetItem");
  static final String WRITE = policy("dynamodb:PutItem");

  final Wired wired = new Wired();
  final String streamLabel;

  Table() {
    var created = wired.call("dynamodb", "CreateTable", definition("Orders"));
    streamLabel =
        created
            .body()
            .object("TableDescription")
            .flatMap(table -> table.text("LatestStreamLabel"))
            .orElseThrow();
    wired.pass(DynamoDbTable.TRANSITION.toMillis());
  }

  static Json.Obj definition(String name) {
    return Json.Obj.of(
        "TableName",
        Json.of(name),
        "KeySchema",
        new Json.Arr(
            List.of(Json.Obj.of("AttributeName", Json.of("id"), "KeyType", Json.of("HASH")))),
        "AttributeDefinitions",
        new Json.Arr(
            List.of(Json.Obj.of("AttributeName", Json.of("id"), "AttributeType", Json.of("S")))),
        "StreamSpecification",
        Json.Obj.of("StreamEnabled", Json.of(true), "StreamViewType", Json.of("KEYS_ONLY")));
  }

  static String policy(String action) {
    return """
    {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
    "Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"%s","Resource":"%s"}]}"""
        .formatted(action, ARN);
  }

  String streamArn() {
    return ARN + "/stream/" + streamLabel;
  }

  Wired.Response put(String policy) {
    return call("PutResourcePolicy", "ResourceArn", ARN, "Policy", policy);
  }

  Wired.Response put(String policy, String expected) {
    return call(
        "PutResourcePolicy", "ResourceArn", ARN, "Policy", policy, "ExpectedRevisionId", expected);
  }

  Wired.Response get() {
    return call("GetResourcePolicy", "ResourceArn", ARN);
  }

  Wired.Response delete() {
    return call("DeleteResourcePolicy", "ResourceArn", ARN);
  }

  Wired.Response delete(String expected) {
    return call("DeleteResourcePolicy", "ResourceArn", ARN, "ExpectedRevisionId", expected);
  }

  Wired.Response call(String operation, String... namesAndValues) {
    return wired.call("dynamodb", operation, namesAndValues);
  }

  /** Puts a policy and waits until it may be changed; its revision. */
  String settled(String policy) {
    String revision = put(policy).text("RevisionId");
    wired.pass(PolicySlot.COOLDOWN.toMillis());
    return revision;
  }

  @Override
  public void close() {
    wired.close();
  }
}
