package dev.resourcepolicy.local;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.standin.ServiceError;

/** A second target of the sample's kind, and what is at either. */
record ScenarioMove(Workbench bench, String from, String to) {

  /** Creates the second target. */
  static ScenarioMove prepare(Workbench bench) {
    Fixture fixture = bench.fixture;
    String from = fixture.target();
    var move = new ScenarioMove(bench, from, from.substring(0, from.length() - 1) + "z");
    move.create();
    bench.settle();
    return move;
  }

  /** Another resource's Create of a policy at the second target. */
  Json.Obj create(Json document) {
    Json.Obj create =
        Workbench.with(bench.fixture.event("create"), "PolicyDocument", document)
            .with("RequestId", Json.of("another"));
    return (Json.Obj) Json.parse(create.text().replace(from, to));
  }

  /** The Update that moves the resource, or moves it back. */
  Json.Obj update(String oldTarget, String newTarget) {
    Json.Obj update = bench.fixture.event("update");
    Json created = update.get("OldResourceProperties").orElseThrow();
    return update
        .with("PhysicalResourceId", Json.of(oldTarget))
        .with("OldResourceProperties", Json.parse(created.text().replace(from, oldTarget)))
        .with("ResourceProperties", Json.parse(created.text().replace(from, newTarget)));
  }

  /** The Delete of what the Create put at a target. */
  Json.Obj delete(String target) {
    Json created = bench.fixture.event("create").get("ResourceProperties").orElseThrow();
    return bench
        .fixture
        .event("delete")
        .with("PhysicalResourceId", Json.of(target))
        .with("ResourceProperties", Json.parse(created.text().replace(from, target)));
  }

  /** Everything that the service says about the policy at a target; empty for none. */
  String read(String target) {
    bench.settle();
    Fixture fixture = bench.fixture;
    boolean lists = fixture.service().equals("xray");
    Json.Obj input = lists ? Json.Obj.of() : Json.Obj.of(fixture.targetMember(), Json.of(target));
    try {
      var answer = (Json.Obj) bench.standIn.answer(fixture.service(), fixture.read(), input);
      String found = (lists ? named(answer, target) : answer).text();
      return found.contains("Statement") ? found : "";
    } catch (ServiceError none) {
      return "";
    }
  }

  private static Json named(Json.Obj answer, String name) {
    var policies = (Json.Arr) answer.get("ResourcePolicies").orElseThrow();
    return policies.values().stream()
        .filter(policy -> ((Json.Obj) policy).text("PolicyName").orElse("").equals(name))
        .findFirst()
        .orElse(Json.Obj.of());
  }

  private void create() {
    switch (bench.fixture.service()) {
      case "dynamodb" ->
          call(
              "CreateTable",
              """
              {"TableName": "%s", "BillingMode": "PAY_PER_REQUEST",
               "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
               "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}]}"""
                  .formatted(to.substring(to.indexOf('/') + 1)));
      case "ssm" ->
          call(
              "PutParameter",
              """
              {"Name": "%s", "Type": "String", "Tier": "Advanced", "Value": "other"}"""
                  .formatted(to.substring(to.indexOf('/'))));
      case "amp" -> call("CreateWorkspace", "{\"workspaceId\": \"%s\"}".formatted(to));
      case "acm-pca" ->
          call(
              "CreateCertificateAuthority",
              """
              {"CertificateAuthorityType": "ROOT", "CertificateAuthorityArn": "%s"}"""
                  .formatted(to));
      default -> {} // a policy of X-Ray has a name only
    }
  }

  private void call(String operation, String input) {
    bench.standIn.answer(bench.fixture.service(), operation, (Json.Obj) Json.parse(input));
  }
}
