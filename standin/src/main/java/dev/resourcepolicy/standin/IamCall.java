package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A call as IAM sees it.
 *
 * @param resources the ARNs of what it is about, by the service's own form; {@code *} where the
 *     service has no permissions on single resources
 * @param leadingKeys the partition keys that it names, which are found out only when a condition
 *     asks for them
 */
record IamCall(String action, List<String> resources, Supplier<List<String>> leadingKeys) {
  static final String LEADING_KEYS = "dynamodb:LeadingKeys";

  IamCall {
    resources = List.copyOf(resources);
  }

  static IamCall of(Operation operation, Json.Obj input, Account account, Routes routes) {
    Route route = operation.route();
    return new IamCall(
        service(route) + ":" + route.operation(),
        resources(route, input, account),
        () -> new LeadingKeys(routes, account).of(route.operation(), input));
  }

  /** The service's name in actions, in ARNs and in the scope of a signature. */
  static String service(Route route) {
    return switch (route.service()) {
      case "amp" -> "aps";
      case "eventbridge" -> "events";
      case "accessanalyzer" -> "access-analyzer";
      default -> route.service();
    };
  }

  /** The values that a call has for the key of a condition. */
  List<String> values(String key) {
    if (key.equals(LEADING_KEYS)) {
      return leadingKeys.get();
    }
    throw new IllegalStateException(key);
  }

  /** As the Service Authorization Reference has it for the operations that are here. */
  private static List<String> resources(Route route, Json.Obj input, Account account) {
    return switch (route.service()) {
      case "dynamodb" ->
          one(
              input
                  .text("ResourceArn")
                  .or(() -> input.text("TableName").map(name -> table(name, account))));
      case "ssm" -> one(input.text("ResourceArn"));
      case "amp" -> one(input.text("workspaceId").map(id -> account.arn("aps", "workspace/" + id)));
      case "acm-pca" ->
          one(input.text("ResourceArn").or(() -> input.text("CertificateAuthorityArn")));
      case "eventbridge" -> buses(input, account);
      default -> List.of("*");
    };
  }

  private static List<String> one(Optional<String> arn) {
    return List.of(arn.orElse("*"));
  }

  private static String table(String nameOrArn, Account account) {
    return nameOrArn.startsWith("arn:") ? nameOrArn : account.arn("dynamodb", "table/" + nameOrArn);
  }

  private static List<String> buses(Json.Obj input, Account account) {
    if (!(input.get("Entries").orElse(new Json.Null()) instanceof Json.Arr(var entries))) {
      return List.of("*");
    }
    return entries.stream()
        .map(
            entry ->
                entry instanceof Json.Obj object
                    ? object.text("EventBusName").orElse("default")
                    : "default")
        .map(bus -> bus.startsWith("arn:") ? bus : account.arn("events", "event-bus/" + bus))
        .distinct()
        .toList();
  }
}
