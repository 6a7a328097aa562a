package dev.resourcepolicy.lambda;

import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import java.util.List;

/** Events of stacks that put policies on tables. */
final class Stacks {
  static final String STACK = "arn:aws:cloudformation:eu-central-1:111122223333:stack/orders/1";

  private Stacks() {}

  static Json.Obj create(String sid) {
    return create(Orders.properties(sid));
  }

  static Json.Obj create(Json.Obj properties) {
    return create("OrdersPolicy", properties);
  }

  static Json.Obj create(String logicalId, Json.Obj properties) {
    return request("Create", logicalId, properties);
  }

  static Json.Obj update(String sid, String before) {
    return update("OrdersPolicy", Orders.properties(sid), Orders.properties(before));
  }

  static Json.Obj update(String logicalId, Json.Obj properties, Json.Obj before) {
    return request("Update", logicalId, properties)
        .with("PhysicalResourceId", Json.of(Orders.TABLE))
        .with("OldResourceProperties", before);
  }

  static Json.Obj delete(String sid) {
    return delete(Orders.properties(sid));
  }

  static Json.Obj delete(Json.Obj properties) {
    return delete("OrdersPolicy", properties);
  }

  static Json.Obj delete(String logicalId, Json.Obj properties) {
    return request("Delete", logicalId, properties)
        .with("PhysicalResourceId", Json.of(Orders.TABLE));
  }

  /** Properties of a policy that gives way to the one that it replaced. */
  static Json.Obj restoring(String sid) {
    return Orders.properties(sid)
        .with("OnExisting", Json.of("Replace"))
        .with("OnDelete", Json.of("Restore"));
  }

  /** Properties of a resource that owns one statement. */
  static Json.Obj sharing(String sid) {
    return Orders.properties(sid).with("Ownership", Json.of("Statements"));
  }

  static Json.Obj sweep() {
    return (Json.Obj)
        Json.parse(
            "{\"id\": \"s\", \"source\": \"aws.events\", \"detail-type\": \"Scheduled Event\", \"detail\": {}}");
  }

  /** Somebody's write to a table's policy, as CloudTrail tells it. */
  static Json.Obj drift(String table) {
    return (Json.Obj)
        Json.parse(
            """
            {"id": "drift-1", "source": "aws.dynamodb", "account": "111122223333", "region": "eu-central-1",
             "detail-type": "AWS API Call via CloudTrail",
             "detail": {"eventSource": "dynamodb.amazonaws.com", "eventName": "PutResourcePolicy",
                        "userIdentity": {"type": "IAMUser", "arn": "arn:aws:iam::111122223333:user/eve"},
                        "requestParameters": {"resourceArn": "%s"}}}
            """
                .formatted(table));
  }

  /** Somebody's explicit request under a name of its own. */
  static Json.Obj apply(String id, String owner, Json.Obj properties) {
    return Json.Obj.of(
        "id", Json.of(id),
        "source", Json.of("deployments"),
        "detail-type", Json.of("Resource Policy Apply Requested"),
        "detail", properties.with("Owner", Json.of(owner)));
  }

  /** The event with another member in its detail. */
  static Json.Obj detail(Json.Obj event, String name, Json value) {
    return event.with("detail", event.object("detail").orElseThrow().with(name, value));
  }

  /** A table that is there again, as CloudTrail tells it. */
  static Json.Obj recreated() {
    Json.Obj created = detail(drift(Orders.TABLE), "eventName", Json.of("CreateTable"));
    return detail(created, "requestParameters", Json.Obj.of("tableName", Json.of("Orders")));
  }

  /** A sweep that asks for the check of one target. */
  static Json.Obj checkRequested(String table) {
    return Json.Obj.of(
        "source", Json.of("resource-policy-functions"),
        "detail-type", Json.of("Resource Policy Check Requested"),
        "detail", Json.Obj.of("Targets", Json.ofTexts(List.of(table))));
  }

  /** The same stack's request to itself under another id. */
  static Json.Obj again(Json.Obj request, String requestId) {
    return request
        .with("RequestId", Json.of(requestId))
        .with("ResponseURL", Json.of("https://bucket.example/" + requestId));
  }

  /** The same request from another stack. */
  static Json.Obj from(String stack, Json.Obj request) {
    return again(request, stack + " " + request.text("RequestId").orElseThrow())
        .with("StackId", Json.of(STACK.replace("orders", stack)));
  }

  private static Json.Obj request(String type, String logicalId, Json.Obj properties) {
    return Json.Obj.of(
        "RequestType", Json.of(type),
        "ResponseURL", Json.of("https://bucket.example/" + type),
        "StackId", Json.of(STACK),
        "RequestId", Json.of(type + " " + logicalId),
        "LogicalResourceId", Json.of(logicalId),
        "ResourceProperties", properties);
  }
}
