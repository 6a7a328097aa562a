package dev.resourcepolicy.event;

import dev.resourcepolicy.json.Json;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

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

  /** The detail-type of a schedule. */
  public static final String SCHEDULED = "Scheduled Event";

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

  /** Who made the call, from where, and when, as far as CloudTrail says so. */
  public SequencedMap<String, String> changedBy() {
    var who = new LinkedHashMap<String, String>();
    detail.object("userIdentity").flatMap(u -> u.text("arn")).ifPresent(arn -> who.put("arn", arn));
    detail.text("eventName").ifPresent(name -> who.put("eventName", name));
    detail.text("eventTime").ifPresent(at -> who.put("eventTime", at));
    detail.text("sourceIPAddress").ifPresent(from -> who.put("sourceIpAddress", from));
    return who;
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
