package dev.resourcepolicy.standin;

/** X-Ray's errors: nothing but a Message. Codes and statuses are the model's; texts are assumed. */
final class XRayErrors {
  private XRayErrors() {}

  /** Not among the model's errors of a Put: assumed for its constraints as well. */
  static ServiceError invalidRequest(String message) {
    return refused("InvalidRequestException", message);
  }

  static ServiceError otherRevision(String expected, String current) {
    return refused(
        "InvalidPolicyRevisionIdException",
        "The policy revision id %s does not match the latest one, %s."
            .formatted(expected, current));
  }

  static ServiceError tooMany(int most) {
    return refused(
        "PolicyCountLimitExceededException",
        "Exceeded the maximum number of resource policies for this account: " + most);
  }

  static ServiceError tooLarge(int most) {
    return refused(
        "PolicySizeLimitExceededException",
        "Exceeded the maximum size for a resource policy: " + most);
  }

  static ServiceError malformed(String message) {
    return refused("MalformedPolicyDocumentException", message);
  }

  static ServiceError lockout() {
    return refused(
        "LockoutPreventionException",
        "The policy would prevent the caller from calling PutResourcePolicy in the future.");
  }

  static ServiceError throttled() {
    return ServiceError.of(429, "ThrottledException", "Message", "Rate exceeded");
  }

  static ServiceError internal() {
    return ServiceError.of(500, "InternalFailure", "Message", "Internal failure");
  }

  static ServiceError denied(String operation) {
    return ServiceError.of(
        403,
        "AccessDeniedException",
        "Message",
        "The caller is not authorized to perform: xray:" + operation);
  }

  private static ServiceError refused(String code, String message) {
    return ServiceError.of(400, code, "Message", message);
  }
}
