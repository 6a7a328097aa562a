package dev.resourcepolicy.standin;

/** ACM PCA's errors: all client errors are 400, with nothing but a message. */
final class AcmPcaErrors {
  private AcmPcaErrors() {}

  static ServiceError notFound(String message) {
    return refused("ResourceNotFoundException", message);
  }

  static ServiceError invalidArn(String arn) {
    return refused("InvalidArnException", "The ARN does not refer to an existing resource: " + arn);
  }

  static ServiceError invalidState(String status) {
    return refused("InvalidStateException", "The authority is in state " + status);
  }

  static ServiceError inProgress() {
    return refused("RequestInProgressException", "Your request is already in progress.");
  }

  static ServiceError invalidArgs(String problem) {
    return refused("InvalidArgsException", problem);
  }

  static ServiceError invalidPolicy(String problem) {
    return refused("InvalidPolicyException", "The resource policy is invalid: " + problem);
  }

  static ServiceError lockout() {
    return refused(
        "LockoutPreventedException",
        "The policy would keep the caller from changing the policy in the future.");
  }

  static ServiceError invalid(String member, String problem) {
    return refused(
        "ValidationException",
        "1 validation error detected: Value at '%s' failed to satisfy constraint: %s"
            .formatted(member, problem));
  }

  static ServiceError throttled() {
    return refused("ThrottlingException", "Rate exceeded");
  }

  static ServiceError internal() {
    return ServiceError.of(500, "InternalFailure", "message", "Internal failure");
  }

  static ServiceError denied(String operation) {
    return refused(
        "AccessDeniedException", "The caller is not authorized to perform: acm-pca:" + operation);
  }

  private static ServiceError refused(String code, String message) {
    return ServiceError.of(400, code, "message", message);
  }
}
