package dev.resourcepolicy.local;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.standin.StandIn;
import java.util.Optional;

/**
 * Somebody who changes a policy without asking: puts a document over whatever is there, as the
 * service lets everybody do who has the permission.
 *
 * @param put the service's operation
 * @param target the member that names its target, and {@code document} the one that holds the
 *     policy
 * @param property the custom resource's property that names the target
 */
public record Stranger(
    String service, String put, String target, String document, String property) {

  /** Who changes the policies that a function applies. */
  public static Stranger of(String function) {
    return switch (function) {
      case "SsmPolicyFunction" ->
          new Stranger("ssm", "PutResourcePolicy", "ResourceArn", "Policy", "ResourceArn");
      case "AmpPolicyFunction" ->
          new Stranger("amp", "PutResourcePolicy", "workspaceId", "policyDocument", "WorkspaceArn");
      case "AcmPcaPolicyFunction" ->
          new Stranger("acm-pca", "PutPolicy", "ResourceArn", "Policy", "ResourceArn");
      case "XRayPolicyFunction" ->
          new Stranger("xray", "PutResourcePolicy", "PolicyName", "PolicyDocument", "PolicyName");
      default ->
          new Stranger("dynamodb", "PutResourcePolicy", "ResourceArn", "Policy", "ResourceArn");
    };
  }

  /** Puts the document at the target that an event names. */
  public void tamper(StandIn standIn, Json.Obj event, Json policy) {
    Json.Obj properties =
        event.object("ResourceProperties").or(() -> event.object("detail")).orElse(Json.Obj.of());
    String id =
        properties
            .text(property)
            .or(() -> properties.text("WorkspaceId"))
            .map(name -> service.equals("amp") ? name.substring(name.indexOf('/') + 1) : name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException("The last event names no %s".formatted(property)));
    Json.Obj input = Json.Obj.of(target, Json.of(id), document, Json.of(policy.text()));
    standIn.answer(service, put, aimed(standIn, input));
  }

  /** Deletes the policy of the target with this id. */
  public void remove(StandIn standIn, String id) {
    Json.Obj input = Json.Obj.of(target, Json.of(id));
    standIn.answer(service, put.replace("Put", "Delete"), aimed(standIn, input));
  }

  private Json.Obj aimed(StandIn standIn, Json.Obj input) {
    return service.equals("ssm") ? atCurrent(standIn, input) : input;
  }

  /** SSM takes a put without an id for another policy, and deletes none without it. */
  private Json.Obj atCurrent(StandIn standIn, Json.Obj input) {
    var read = Json.Obj.of(target, input.get(target).orElseThrow());
    Json answer = standIn.answer(service, "GetResourcePolicies", read);
    Optional<Json.Obj> current =
        ((Json.Obj) answer).get("Policies").orElseThrow() instanceof Json.Arr(var policies)
            ? policies.stream().map(Json.Obj.class::cast).findFirst()
            : Optional.empty();
    return current
        .map(
            policy ->
                input
                    .with("PolicyId", policy.get("PolicyId").orElseThrow())
                    .with("PolicyHash", policy.get("PolicyHash").orElseThrow()))
        .orElse(input);
  }
}
