package dev.resourcepolicy.intent;

import dev.resourcepolicy.event.Event;
import dev.resourcepolicy.event.Notification;
import dev.resourcepolicy.guard.Lockout;
import dev.resourcepolicy.guard.Rails;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.DocumentLimit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A service of tables, one table, and the function that looks after it. */
public final class Orders {
  public static final String TABLE = "arn:aws:dynamodb:eu-central-1:111122223333:table/Orders";
  public static final String OTHER_TABLE = "arn:aws:dynamodb:eu-central-1:111122223333:table/Bills";
  public static final String ROLE = "arn:aws:iam::111122223333:role/policies/PolicyFunctionRole";
  public static final Own OWN =
      new Own(
          Optional.of("111122223333"),
          Optional.of("eu-central-1"),
          Optional.of(ROLE),
          false,
          Rails.NONE_GIVEN);

  public static final ServiceProfile PROFILE = profile(false);
  public static final ServiceProfile RIGID = profile(true);

  private Orders() {}

  /** One of many tables. */
  public static String table(String name) {
    return OTHER_TABLE.replace("Bills", name);
  }

  private static ServiceProfile profile(boolean rigid) {
    var table =
        new ArnGrammar(
            "dynamodb",
            "table/[\\w.-]{3,255}",
            "arn:aws:dynamodb:eu-central-1:111122223333:table/Orders");
    return new ServiceProfile(
        "dynamodb",
        new ServiceProfile.Trail(
            "dynamodb.amazonaws.com",
            Set.of("PutResourcePolicy", "DeleteResourcePolicy"),
            "resourceArn",
            Orders::created),
        DocumentLimit.bytes(20_480),
        new Lockout(
            List.of("dynamodb:GetResourcePolicy", "dynamodb:PutResourcePolicy"),
            Optional.of("ConfirmRemoveSelfResourceAccess")),
        rigid,
        _ -> "AWS::DynamoDB::Table",
        properties -> table.target(properties, "ResourceArn"));
  }

  private static Optional<String> created(Notification notification) {
    return notification.call().equals("CreateTable")
        ? notification
            .requestParameter("tableName")
            .map(name -> notification.arn("dynamodb", "table/" + name))
        : Optional.empty();
  }

  /** A document of one statement of each Sid. */
  public static Json.Obj document(String... sids) {
    String statements =
        Arrays.stream(sids)
            .map(
                sid ->
                    """
                    {"Sid": "%s", "Effect": "Allow", "Principal": {"AWS": "444455556666"},
                     "Action": "dynamodb:GetItem", "Resource": "*"}
                    """
                        .formatted(sid))
            .collect(Collectors.joining(","));
    return (Json.Obj)
        Json.parse("{\"Version\": \"2012-10-17\", \"Statement\": [%s]}".formatted(statements));
  }

  /** Properties for the table and a document of one statement of each Sid. */
  public static Json.Obj properties(String... sids) {
    return Json.Obj.of("ResourceArn", Json.of(TABLE), "PolicyDocument", document(sids));
  }

  public static Event.CustomResource request(
      String type, Optional<String> physicalId, Json.Obj now) {
    return request(type, physicalId, now, Json.Obj.of());
  }

  public static Event.CustomResource request(
      String type, Optional<String> physicalId, Json.Obj now, Json.Obj before) {
    return new Event.CustomResource(
        type, Optional.empty(), "stack-1", "request-1", "OrdersPolicy", physicalId, now, before);
  }
}
