package dev.resourcepolicy.local.template;

import dev.resourcepolicy.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The resources of a template, with the names that they get here. */
final class Resources {
  static final String FUNCTION = "AWS::Serverless::Function";
  static final String TABLE = "AWS::DynamoDB::Table";
  static final String RULE = "AWS::Events::Rule";

  /** By type: how a resource is named, and what stands in its ARN. */
  private static final Map<String, Kind> KINDS =
      Map.of(
          FUNCTION,
          new Kind("FunctionName", "lambda", "function:%s"),
          TABLE,
          new Kind("TableName", "dynamodb", "table/%s"),
          RULE,
          new Kind("Name", "events", "rule/%s"),
          "AWS::Events::EventBus",
          new Kind("Name", "events", "event-bus/%s"),
          "AWS::IAM::Role",
          new Kind("RoleName", "iam", "role/%s"),
          "AWS::SQS::Queue",
          new Kind("QueueName", "sqs", "%s"),
          "AWS::SNS::Topic",
          new Kind("TopicName", "sns", "%s"),
          "AWS::Logs::LogGroup",
          new Kind("LogGroupName", "logs", "log-group:%s:*"));

  private final Json.Obj resources;
  private final Deployment deployment;

  Resources(Json.Obj resources, Deployment deployment) {
    this.resources = resources;
    this.deployment = deployment;
  }

  private record Kind(String nameProperty, String service, String arn) {}

  /** What {@code !Ref} gives; {@code text} resolves the name that the template may set itself. */
  Optional<String> reference(String logicalId, UnaryOperator<Json> resolve) {
    return name(logicalId, resolve)
        .map(name -> is(logicalId, "AWS::SNS::Topic") ? deployment.arn("sns", name) : name);
  }

  /** What {@code !GetAtt logicalId.attribute} gives. */
  String attribute(String logicalId, String attribute, UnaryOperator<Json> resolve) {
    Optional<Kind> kind =
        isRoleOfFunction(logicalId)
            ? Optional.ofNullable(KINDS.get("AWS::IAM::Role"))
            : resource(logicalId).flatMap(found -> found.text("Type")).map(KINDS::get);
    if (!attribute.equals("Arn") || kind.isEmpty()) {
      throw new TemplateException(
          "!GetAtt %s.%s has no value on a laptop.".formatted(logicalId, attribute));
    }
    String name = name(logicalId, resolve).orElseThrow();
    return deployment.arn(kind.get().service(), kind.get().arn().formatted(name));
  }

  private Optional<String> name(String logicalId, UnaryOperator<Json> resolve) {
    if (isRoleOfFunction(logicalId)) {
      return Optional.of(logicalId);
    }
    return resource(logicalId)
        .map(resource -> given(resource, resolve).orElseGet(() -> made(logicalId)));
  }

  private Optional<String> given(Json.Obj resource, UnaryOperator<Json> resolve) {
    return resource
        .text("Type")
        .map(KINDS::get)
        .flatMap(kind -> resource.object("Properties").flatMap(set -> set.get(kind.nameProperty())))
        .map(resolve)
        .map(Intrinsics::text);
  }

  /** Functions keep their logical ids, as callers name them; a table does without its last word. */
  private String made(String logicalId) {
    return is(logicalId, TABLE) ? logicalId.replaceFirst("(?<=.)Table$", "") : logicalId;
  }

  /** SAM makes a role for each function that names none. */
  private boolean isRoleOfFunction(String logicalId) {
    return resource(logicalId).isEmpty()
        && logicalId.endsWith("Role")
        && is(logicalId.substring(0, logicalId.length() - "Role".length()), FUNCTION);
  }

  private boolean is(String logicalId, String type) {
    return resource(logicalId).flatMap(found -> found.text("Type")).equals(Optional.of(type));
  }

  private Optional<Json.Obj> resource(String logicalId) {
    return resources.object(logicalId);
  }
}
