package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Systems Manager's errors. Codes and members are the model's; texts are assumed. */
final class SsmErrors {
  private SsmErrors() {}

  static ServiceError of(String code, String message) {
    return ServiceError.of(400, code, "Message", message);
  }

  static ServiceError parameterNotFound(String name) {
    return of("ParameterNotFound", "Parameter " + name + " not found.");
  }

  /** The text is the model's, word for word. */
  static ServiceError resourceNotFound() {
    return of(
        "ResourceNotFoundException", "The specified parameter to be shared could not be found.");
  }

  /** The text is the model's, word for word. */
  static ServiceError policyNotFound() {
    return of(
        "ResourcePolicyNotFoundException",
        "No policies with the specified policy ID and hash could be found.");
  }

  /** The text is the model's, word for word. */
  static ServiceError conflict() {
    return of(
        "ResourcePolicyConflictException",
        "The hash provided in the call doesn't match the stored hash. This exception is thrown"
            + " when trying to update an obsolete policy version or when multiple requests to"
            + " update a policy are sent.");
  }

  static ServiceError malformed(String why) {
    return of("MalformedResourcePolicyDocumentException", why);
  }

  static ServiceError invalidParameter(String member, String why) {
    return new ServiceError(
        400,
        "ResourcePolicyInvalidParameterException",
        Json.Obj.of("ParameterNames", Json.ofTexts(List.of(member)), "Message", Json.of(why)),
        Map.of());
  }

  static ServiceError limitExceeded(int limit, String type, String why) {
    return new ServiceError(
        400,
        "ResourcePolicyLimitExceededException",
        Json.Obj.of("Limit", Json.of(limit), "LimitType", Json.of(type), "Message", Json.of(why)),
        Map.of());
  }

  static ServiceError invalidMember(String member, String problem) {
    String name = member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1);
    return ServiceError.of(
        400,
        "ValidationException",
        "message",
        "1 validation error detected: Value at '%s' failed to satisfy constraint: %s"
            .formatted(name, problem));
  }
}
