package dev.resourcepolicy.fuzz;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.standin.ServiceError;
import dev.resourcepolicy.standin.StandIn;
import java.util.List;

/**
 * A target of each service as somebody else reaches it, of those that the stand-in is seeded with.
 */
enum FuzzedTarget {
  DYNAMODB(
      "dynamodb",
      "GetResourcePolicy",
      "PutResourcePolicy",
      "ResourceArn",
      "arn:aws:dynamodb:eu-central-1:111122223333:table/Orders",
      "Policy"),
  AMP(
      "amp",
      "DescribeResourcePolicy",
      "PutResourcePolicy",
      "workspaceId",
      "ws-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
      "policyDocument"),
  ACM_PCA(
      "acm-pca",
      "GetPolicy",
      "PutPolicy",
      "ResourceArn",
      "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
      "Policy"),
  XRAY(
      "xray",
      "ListResourcePolicies",
      "PutResourcePolicy",
      "PolicyName",
      "orders-telemetry",
      "PolicyDocument"),
  SSM(
      "ssm",
      "GetResourcePolicies",
      "PutResourcePolicy",
      "ResourceArn",
      "arn:aws:ssm:eu-central-1:111122223333:parameter/shared/orders-endpoint",
      "Policy");

  private final String service;
  private final String get;
  private final String put;
  private final String targetMember;
  private final String id;
  private final String documentMember;

  FuzzedTarget(
      String service,
      String get,
      String put,
      String targetMember,
      String id,
      String documentMember) {
    this.service = service;
    this.get = get;
    this.put = put;
    this.targetMember = targetMember;
    this.id = id;
    this.documentMember = documentMember;
  }

  /** Whether the service took the document, in place of what was there. */
  boolean put(StandIn standIn, PolicyDocument document) {
    try {
      Json.Obj input = target().with(documentMember, Json.of(document.text()));
      standIn.answer(service, put, this == SSM ? over(standIn, input) : input);
      return true;
    } catch (ServiceError refused) {
      return false;
    }
  }

  PolicyDocument read(StandIn standIn) {
    Json.Obj policy =
        switch (this) {
          case DYNAMODB, AMP, ACM_PCA -> answer(standIn, target());
          case SSM -> first(answer(standIn, target()), "Policies");
          case XRAY -> first(answer(standIn, Json.Obj.of()), "ResourcePolicies");
        };
    return PolicyDocument.observed(policy.text(documentMember).orElseThrow());
  }

  private Json.Obj over(StandIn standIn, Json.Obj input) {
    if (list(answer(standIn, target()), "Policies").isEmpty()) {
      return input;
    }
    Json.Obj current = first(answer(standIn, target()), "Policies");
    return input
        .with("PolicyId", current.get("PolicyId").orElseThrow())
        .with("PolicyHash", current.get("PolicyHash").orElseThrow());
  }

  private Json.Obj target() {
    return Json.Obj.of(targetMember, Json.of(id));
  }

  private Json.Obj answer(StandIn standIn, Json.Obj input) {
    return (Json.Obj) standIn.answer(service, get, input);
  }

  private static Json.Obj first(Json.Obj answer, String name) {
    return (Json.Obj) list(answer, name).getFirst();
  }

  private static List<Json> list(Json.Obj answer, String name) {
    return ((Json.Arr) answer.get(name).orElseThrow()).values();
  }
}
