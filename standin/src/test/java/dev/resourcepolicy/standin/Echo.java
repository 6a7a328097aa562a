package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.util.List;
import java.util.Map;

/** A service of REST routes that answers what it understood. */
final class Echo implements ServiceStandIn {
  @Override
  public List<Route> routes() {
    return List.of(
        route("PutThing", "PUT /things/{thingId}/policy", 202),
        route("DescribeThing", "GET /things/{thingId}", 200),
        new Route(
            "echo",
            "DeleteThing",
            "DELETE /things/{thingId}",
            List.of(),
            _ -> Answer.of(202, Json.Obj.of())));
  }

  private static Route route(String operation, String address, int status) {
    return new Route(
        "echo",
        operation,
        address,
        List.of(Constraint.required("thingId").length(1, 8)),
        call ->
            new Answer(
                status,
                call.input().with("region", Json.of(call.account().region())),
                Map.of("X-Echo", "yes")));
  }

  @Override
  public ServiceError invalid(String member, String problem) {
    return ServiceError.of(400, "ValidationException", "message", member + ": " + problem);
  }

  @Override
  public ServiceError throttled() {
    return ServiceError.of(429, "ThrottlingException", "message", "slow down");
  }

  @Override
  public ServiceError internal() {
    return ServiceError.of(500, "InternalServerException", "message", "internal");
  }

  @Override
  public ServiceError denied(String operation) {
    return ServiceError.of(403, "AccessDeniedException", "message", operation);
  }

  @Override
  public ServiceError invalidPrincipal() {
    return ServiceError.of(400, "ValidationException", "message", "invalid principal");
  }
}
