package dev.resourcepolicy.standin;

import java.util.Locale;

/** DynamoDB's errors, with the namespaces that its error types carry on the wire. */
final class DynamoDbErrors {
  private static final String OWN = "com.amazonaws.dynamodb.v20120810#";

  private DynamoDbErrors() {}

  static ServiceError resourceNotFound(String what) {
    return refused(OWN + "ResourceNotFoundException", "Requested resource not found: " + what);
  }

  static ServiceError tableNotFound(String table) {
    return resourceNotFound("Table: " + table + " not found");
  }

  static ServiceError policyNotFound(String why) {
    return refused(
        OWN + "PolicyNotFoundException",
        "Resource-based policy not found for the provided ResourceArn: " + why);
  }

  static ServiceError inUse(String why) {
    return refused(
        OWN + "ResourceInUseException",
        "Attempt to change a resource which is still in use: " + why);
  }

  static ServiceError tableExists(String table) {
    return refused(OWN + "ResourceInUseException", "Table already exists: " + table);
  }

  /** As the operations on backups say it, which have error codes of their own. */
  static ServiceError sourceNotFound(String table) {
    return refused(OWN + "TableNotFoundException", "Table not found: " + table);
  }

  static ServiceError targetExists(String table) {
    return refused(OWN + "TableAlreadyExistsException", "Table already exists: " + table);
  }

  static ServiceError backupNotFound(String arn) {
    return refused(OWN + "BackupNotFoundException", "Backup not found: " + arn);
  }

  static ServiceError throttled(String why) {
    return refused("com.amazon.coral.availability#ThrottlingException", why);
  }

  static ServiceError accessDenied(String why) {
    return refused("com.amazon.coral.service#AccessDeniedException", why);
  }

  static ServiceError validation(String why) {
    return refused("com.amazon.coral.validate#ValidationException", why);
  }

  static ServiceError invalidParameter(String why) {
    return validation("One or more parameter values were invalid: " + why);
  }

  static ServiceError invalidDocument(String why) {
    return invalidParameter("Invalid policy document: " + why);
  }

  /** What the model does not allow; members are named as in the service's own messages. */
  static ServiceError invalidMember(String member, String problem) {
    String name = member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1);
    return validation(
        "1 validation error detected: Value at '%s' failed to satisfy constraint: %s"
            .formatted(name, problem));
  }

  static ServiceError internal() {
    return ServiceError.of(500, OWN + "InternalServerError", "message", "Internal server error");
  }

  private static ServiceError refused(String code, String message) {
    return ServiceError.of(400, code, "message", message);
  }
}
