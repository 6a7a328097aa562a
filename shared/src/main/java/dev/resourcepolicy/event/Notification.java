package dev.resourcepolicy.event;

import dev.resourcepolicy.json.Json;
import java.util.Optional;

/**
 * An EventBridge delivery that sets off a check. It is a trigger only: nothing that it says about
 * the policy is believed.
 *
 * @param detail empty for a schedule
 */
public record Notification(
    String id, String source, String detailType, String account, String region, Json.Obj detail) {

  /**
   * The detail-type of a CloudTrail call (Amazon EventBridge user guide, "AWS service events via
   * CloudTrail").
   */
  public static final String CLOUD_TRAIL = "AWS API Call via CloudTrail";

  static Notification of(Json.Obj event) {
    return new Notification(
        event.text("id").orElse(""),
        event.text("source").orElse(""),
        event.text("detail-type").orElse(""),
        event.text("account").orElse(""),
        event.text("region").orElse(""),
        // Input transformers can turn an empty detail into the text "{}".
        event.object("detail").orElse(Json.Obj.of()));
  }

  public boolean isCloudTrail() {
    return detailType.equals(CLOUD_TRAIL);
  }

  /** The role whose session made the call; users, roots and services have none. */
  public Optional<String> role() {
    return detail
        .object("userIdentity")
        .flatMap(identity -> identity.object("sessionContext"))
        .flatMap(context -> context.object("sessionIssuer"))
        .flatMap(issuer -> issuer.text("arn"));
  }

  /** The call that CloudTrail recorded. */
  public String call() {
    return detail.text("eventName").orElse("");
  }

  /** A member of what the call answered. */
  public Optional<Json> responseElement(String name) {
    return detail.object("responseElements").flatMap(elements -> elements.get(name));
  }

  /** The ARN of something in the account and Region of the call, and in its caller's partition. */
  public String arn(String service, String resource) {
    String partition =
        detail
            .object("userIdentity")
            .flatMap(identity -> identity.text("arn"))
            .map(arn -> arn.split(":", 3))
            .filter(parts -> parts.length == 3)
            .map(parts -> parts[1])
            .orElse("aws");
    return "arn:%s:%s:%s:%s:%s".formatted(partition, service, region, account, resource);
  }

  /** A member of the call's requestParameters. */
  public Optional<String> requestParameter(String name) {
    return detail.object("requestParameters").flatMap(parameters -> parameters.text(name));
  }
}
