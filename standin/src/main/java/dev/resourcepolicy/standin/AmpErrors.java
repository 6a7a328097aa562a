package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.util.List;
import java.util.Map;

/** Amazon Managed Service for Prometheus's errors. */
final class AmpErrors {
  private static final Map<String, String> RETRY_AFTER = Map.of("Retry-After", "2");

  private AmpErrors() {}

  static ServiceError notFound(String type, String id) {
    return about(
        404, "ResourceNotFoundException", type, id, "The %s was not found".formatted(type));
  }

  /** Assumed for a revision that is not current, and for a change in any state but ACTIVE. */
  static ServiceError conflict(String type, String id, String message) {
    return about(409, "ConflictException", type, id, message);
  }

  static ServiceError invalid(String member, String problem) {
    Json.Obj field = Json.Obj.of("name", Json.of(member), "message", Json.of(problem));
    return new ServiceError(
        400,
        "ValidationException",
        Json.Obj.of(
            "message", Json.of("%s: %s".formatted(member, problem)),
            "reason", Json.of("FIELD_VALIDATION_FAILED"),
            "fieldList", new Json.Arr(List.of(field))),
        Map.of());
  }

  static ServiceError throttled() {
    return new ServiceError(
        429, "ThrottlingException", Json.Obj.of("message", Json.of("Rate exceeded")), RETRY_AFTER);
  }

  static ServiceError internal() {
    return new ServiceError(
        500,
        "InternalServerException",
        Json.Obj.of("message", Json.of("Internal server error")),
        RETRY_AFTER);
  }

  static ServiceError denied(String operation) {
    return ServiceError.of(
        403,
        "AccessDeniedException",
        "message",
        "The caller is not authorized to perform: aps:" + operation);
  }

  private static ServiceError about(
      int status, String code, String type, String id, String message) {
    return new ServiceError(
        status,
        code,
        Json.Obj.of(
            "message", Json.of(message),
            "resourceId", Json.of(id),
            "resourceType", Json.of(type)),
        Map.of());
  }
}
