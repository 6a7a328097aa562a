package dev.resourcepolicy.local;

import dev.resourcepolicy.json.Json;

/** The stream of the table that the sample events name, as another target. */
final class OrdersStream {
  private OrdersStream() {}

  /** Starts it, and returns its ARN. */
  static String start(Workbench bench) {
    var stream =
        (Json.Obj)
            Json.parse(
                "{\"TableName\":\"Orders\",\"StreamSpecification\":{\"StreamEnabled\":true,\"StreamViewType\":\"NEW_IMAGE\"}}");
    bench.standIn.answer("dynamodb", "UpdateTable", stream);
    bench.settle();
    var described =
        (Json.Obj)
            bench.standIn.answer(
                "dynamodb", "DescribeTable", Json.Obj.of("TableName", Json.of("Orders")));
    return described.object("Table").orElseThrow().text("LatestStreamArn").orElseThrow();
  }

  /** The Create of a policy on it. */
  static Json.Obj create(Workbench bench, String arn) {
    String document =
        bench
            .fixture
            .created()
            .text()
            .replace("table/Orders", arn.substring(arn.indexOf("table/")))
            .replaceAll("dynamodb:(Query|DescribeTable)", "dynamodb:GetShardIterator")
            .replace("dynamodb:GetItem", "dynamodb:GetRecords");
    return Workbench.with(
        Workbench.with(bench.fixture.event("create"), "ResourceArn", Json.of(arn)),
        "PolicyDocument",
        Json.parse(document));
  }
}
