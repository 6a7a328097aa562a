package dev.resourcepolicy.dynamodb;

import dev.resourcepolicy.aws.AwsPlatform;
import dev.resourcepolicy.event.Notification;
import dev.resourcepolicy.guard.Lockout;
import dev.resourcepolicy.intent.ArnGrammar;
import dev.resourcepolicy.intent.ServiceProfile;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.lambda.Platform;
import dev.resourcepolicy.lambda.PolicyFunction;
import dev.resourcepolicy.policy.DocumentLimit;
import dev.resourcepolicy.policy.DocumentLimit.Demand;
import dev.resourcepolicy.policy.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Applies the resource policies of DynamoDB tables and streams. */
public final class DynamoDbPolicyFunction extends PolicyFunction {
  private static final ArnGrammar TABLE_OR_STREAM =
      new ArnGrammar(
          "dynamodb",
          "table/[\\w.-]{3,255}(/stream/[\\w:.-]+)?",
          "arn:aws:dynamodb:eu-central-1:111122223333:table/Orders, or a stream's ARN");

  private static final Set<String> CREATIONS =
      Set.of("CreateTable", "RestoreTableFromBackup", "RestoreTableToPointInTime");

  private static final ServiceProfile DYNAMODB =
      new ServiceProfile(
          "dynamodb",
          new ServiceProfile.Trail(
              "dynamodb.amazonaws.com",
              Set.of("PutResourcePolicy", "DeleteResourcePolicy"),
              "resourceArn",
              DynamoDbPolicyFunction::recreated),
          DocumentLimit.bytes(20_480).demanding(Demand.RESOURCE, Demand.UNIQUE_SIDS),
          new Lockout(
              List.of(
                  "dynamodb:GetResourcePolicy",
                  "dynamodb:PutResourcePolicy",
                  "dynamodb:DeleteResourcePolicy"),
              Optional.of("ConfirmRemoveSelfResourceAccess")),
          false,
          DynamoDbPolicyFunction::resourceType,
          properties -> TABLE_OR_STREAM.target(properties, "ResourceArn"));

  public DynamoDbPolicyFunction() {
    this(AwsPlatform.lambda());
    AwsPlatform.beforeSnapshot(DynamoDbPolicyFunction::new);
  }

  public DynamoDbPolicyFunction(Platform platform) {
    super(
        DYNAMODB,
        platform,
        () -> {
          var client = platform.client(DynamoDbClient.builder());
          return calls -> new DynamoDbPolicies(client, calls);
        });
  }

  private static String resourceType(Target target) {
    return target.id().contains("/stream/") ? "AWS::DynamoDB::Stream" : "AWS::DynamoDB::Table";
  }

  /** A new table's stream has a new label, and so is another target. */
  private static Optional<String> recreated(Notification notification) {
    return CREATIONS.contains(notification.call())
        ? notification
            .responseElement("tableDescription")
            .flatMap(
                table ->
                    table instanceof Json.Obj members ? members.text("tableArn") : Optional.empty())
        : Optional.empty();
  }
}
