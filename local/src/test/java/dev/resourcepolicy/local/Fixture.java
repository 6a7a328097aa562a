package dev.resourcepolicy.local;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.standin.ServiceError;
import dev.resourcepolicy.standin.StandIn;
import java.util.List;
import java.util.Optional;

/**
 * A service as the contract sees it: how somebody else reads and writes the policy of the target
 * that the sample events name.
 *
 * @param read the operation that the function reads with
 * @param put the operation that the function writes with
 * @param delete the operation that the function deletes with
 * @param targetMember names the target in all of them
 * @param documentMember holds the document in the put
 * @param tokenMember holds the token in a write; empty where the service has none
 * @param noPolicy the token for no policy; empty where a create sends none
 */
record Fixture(
    String service,
    String read,
    String put,
    String delete,
    String targetMember,
    String documentMember,
    String tokenMember,
    String noPolicy) {

  static List<Fixture> all() {
    return List.of(
        new Fixture(
            "dynamodb",
            "GetResourcePolicy",
            "PutResourcePolicy",
            "DeleteResourcePolicy",
            "ResourceArn",
            "Policy",
            "ExpectedRevisionId",
            "NO_POLICY"),
        new Fixture(
            "ssm",
            "GetResourcePolicies",
            "PutResourcePolicy",
            "DeleteResourcePolicy",
            "ResourceArn",
            "Policy",
            "PolicyHash",
            ""),
        new Fixture(
            "amp",
            "DescribeResourcePolicy",
            "PutResourcePolicy",
            "DeleteResourcePolicy",
            "workspaceId",
            "policyDocument",
            "revisionId",
            "NO_POLICY"),
        new Fixture(
            "acm-pca", "GetPolicy", "PutPolicy", "DeletePolicy", "ResourceArn", "Policy", "", ""),
        new Fixture(
            "xray",
            "ListResourcePolicies",
            "PutResourcePolicy",
            "DeleteResourcePolicy",
            "PolicyName",
            "PolicyDocument",
            "PolicyRevisionId",
            "0"));
  }

  static Fixture of(String service) {
    return all().stream().filter(f -> f.service().equals(service)).findFirst().orElseThrow();
  }

  Json.Obj event(String name) {
    return new SampleEvent(service, name).json();
  }

  String function() {
    return new SampleEvent(service, "create").function();
  }

  /** What the target is called everywhere, as the sample Update knows it. */
  String target() {
    return event("update").text("PhysicalResourceId").orElseThrow();
  }

  /** The document of the sample Create. */
  Json.Obj created() {
    return document(event("create"));
  }

  /** The document of the sample Update. */
  Json.Obj updated() {
    return document(event("update"));
  }

  /** A document that none of the samples put there. */
  Json.Obj foreign() {
    String text = created().text().replaceAll("(4444|7777)\\d{8}", "999988887777");
    return (Json.Obj) Json.parse(text.replace("sns.amazonaws.com", "sqs.amazonaws.com"));
  }

  private static Json.Obj document(Json.Obj event) {
    return event
        .object("ResourceProperties")
        .flatMap(p -> p.object("PolicyDocument"))
        .orElseThrow();
  }

  /** What somebody else sends to put this document there, whatever is there. */
  Json.Obj foreignPut(StandIn standIn, Json document) {
    var input =
        Json.Obj.of(targetMember, Json.of(target()), documentMember, Json.of(document.text()));
    return policies(standIn).stream()
        .filter(_ -> service.equals("ssm"))
        .findFirst()
        .map(
            current ->
                input
                    .with("PolicyId", member(current, "PolicyId"))
                    .with("PolicyHash", member(current, "PolicyHash")))
        .orElse(input);
  }

  void putByAStranger(StandIn standIn, Json document) {
    standIn.answer(service, put, foreignPut(standIn, document));
  }

  void deleteByAStranger(StandIn standIn) {
    var input = Json.Obj.of(targetMember, Json.of(target()));
    for (Json.Obj current : policies(standIn)) {
      standIn.answer(
          service,
          delete,
          service.equals("ssm")
              ? input
                  .with("PolicyId", member(current, "PolicyId"))
                  .with("PolicyHash", member(current, "PolicyHash"))
              : input);
    }
  }

  /** The documents that are at the target. */
  List<PolicyDocument> documents(StandIn standIn) {
    String member =
        switch (service) {
          case "xray" -> "PolicyDocument";
          case "amp" -> "policyDocument";
          default -> "Policy";
        };
    return policies(standIn).stream()
        .map(policy -> PolicyDocument.observed(policy.text(member).orElseThrow()))
        .toList();
  }

  private List<Json.Obj> policies(StandIn standIn) {
    Optional<Json.Obj> answer = answer(standIn);
    return switch (service) {
      case "ssm" -> answer.map(found -> list(found, "Policies")).orElseGet(List::of);
      case "xray" ->
          answer.map(found -> list(found, "ResourcePolicies")).orElseGet(List::of).stream()
              .filter(policy -> policy.text("PolicyName").equals(Optional.of(target())))
              .toList();
      default -> answer.stream().toList();
    };
  }

  private Optional<Json.Obj> answer(StandIn standIn) {
    Json.Obj input =
        service.equals("xray") ? Json.Obj.of() : Json.Obj.of(targetMember, Json.of(target()));
    try {
      return Optional.of((Json.Obj) standIn.answer(service, read, input));
    } catch (ServiceError none) {
      return Optional.empty();
    }
  }

  private static List<Json.Obj> list(Json.Obj answer, String member) {
    return answer.get(member).orElseThrow() instanceof Json.Arr(var values)
        ? values.stream().map(Json.Obj.class::cast).toList()
        : List.of();
  }

  private static Json member(Json.Obj policy, String name) {
    return policy.get(name).orElseThrow();
  }

  @Override
  public String toString() {
    return service;
  }
}
