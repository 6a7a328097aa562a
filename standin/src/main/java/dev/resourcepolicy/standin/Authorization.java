package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What roles may do: a Deny forbids, and without an Allow nothing is allowed. Whoever has no
 * policies here may do anything.
 */
final class Authorization {
  private final Routes routes;
  private final Map<String, List<IamStatement>> policies = new ConcurrentHashMap<>();
  private final Set<Permitted> permitted = new LinkedHashSet<>();

  Authorization(Routes routes) {
    this.routes = routes;
  }

  void authorize(String role, List<Json.Obj> statements) {
    policies.put(role, statements.stream().map(IamStatement::of).toList());
  }

  synchronized Set<Permitted> permitted() {
    return new LinkedHashSet<>(permitted);
  }

  /** Forgets what was permitted so far. */
  synchronized void forget() {
    permitted.clear();
  }

  /** Why a call is refused, if it is. */
  Optional<ServiceError> refusal(Operation operation, Json.Obj input, Caller caller) {
    Optional<String> role = caller.role().filter(policies::containsKey);
    if (role.isEmpty()) {
      return Optional.empty();
    }
    String service = IamCall.service(operation.route());
    if (!caller.signedFor().equals(service)) {
      return Optional.of(wrongScope(operation, service));
    }
    IamCall call = IamCall.of(operation, input, caller.account(), routes);
    for (String resource : call.resources()) {
      Optional<String> why =
          objection(policies.getOrDefault(role.get(), List.of()), call, resource);
      if (why.isPresent()) {
        return Optional.of(denied(operation, call, resource, caller, why.get()));
      }
      keep(new Permitted(role.get(), call.action(), resource));
    }
    return Optional.empty();
  }

  private static Optional<String> objection(
      List<IamStatement> statements, IamCall call, String resource) {
    List<IamStatement> covering =
        statements.stream().filter(statement -> statement.covers(call, resource)).toList();
    if (covering.isEmpty()) {
      return Optional.of(
          "because no identity-based policy allows the %s action".formatted(call.action()));
    }
    return covering.stream().allMatch(IamStatement::allows)
        ? Optional.empty()
        : Optional.of("with an explicit deny in an identity-based policy");
  }

  /** The service's own error, with the message that the IAM User Guide documents for all. */
  private static ServiceError denied(
      Operation operation, IamCall call, String resource, Caller caller, String why) {
    String user = Identity.of(caller).text("arn").orElseThrow();
    return operation
        .service()
        .denied(operation.route().operation())
        .withMessage(
            "User: %s is not authorized to perform: %s on resource: %s %s"
                .formatted(user, call.action(), resource, why));
  }

  /** Observed by many at DynamoDB; assumed for the other services. */
  private static ServiceError wrongScope(Operation operation, String service) {
    return ServiceError.of(
        400,
        "com.amazon.coral.service#InvalidSignatureException",
        operation.service().internal().messageMember(),
        "Credential should be scoped to correct service: '%s'.".formatted(service));
  }

  private synchronized void keep(Permitted use) {
    permitted.add(use);
  }
}
