package dev.resourcepolicy.simulation;

import dev.resourcepolicy.json.Json;
import java.util.List;

/** A call that makes a target. */
record Creation(String operation, Json.Obj input) {

  /** What creates both targets of a story. */
  static List<Creation> at(Site site) {
    return switch (site.service()) {
      case "dynamodb" ->
          List.of(
              new Creation("CreateTable", table("Orders")),
              new Creation("CreateTable", table("Others")));
      case "ssm" ->
          List.of(
              new Creation("PutParameter", parameter("orders")),
              new Creation("PutParameter", parameter("others")));
      case "amp" ->
          site.targets().stream()
              .map(id -> new Creation("CreateWorkspace", Json.Obj.of("workspaceId", Json.of(id))))
              .toList();
      case "acm-pca" ->
          site.targets().stream()
              .map(arn -> new Creation("CreateCertificateAuthority", authority(arn)))
              .toList();
      default -> List.of();
    };
  }

  private static Json.Obj authority(String arn) {
    return Json.Obj.of(
        "CertificateAuthorityType", Json.of("ROOT"), "CertificateAuthorityArn", Json.of(arn));
  }

  private static Json.Obj parameter(String name) {
    return Json.Obj.of(
        "Name", Json.of(name),
        "Type", Json.of("String"),
        "Tier", Json.of("Advanced"),
        "Value", Json.of("1"));
  }

  private static Json.Obj table(String name) {
    return (Json.Obj)
        Json.parse(
            """
            {"TableName": "%s", "BillingMode": "PAY_PER_REQUEST",
             "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
             "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}]}"""
                .formatted(name));
  }
}
