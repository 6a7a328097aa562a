package dev.resourcepolicy.policy;

import java.util.Map;
import java.util.Set;

/** What those errors mean that every service of AWS may answer. */
final class CommonFailures {
  /** As in the retry conditions of the AWS SDK for Java; X-Ray spells its own without "ing". */
  private static final Set<String> THROTTLING =
      Set.of(
          "Throttling",
          "ThrottlingException",
          "ThrottledException",
          "TooManyRequestsException",
          "RequestLimitExceeded",
          "RequestThrottled",
          "RequestThrottledException",
          "SlowDown");

  private static final Map<String, String> DENIED =
      Map.of(
          "AccessDeniedException",
          "Allow this call on this target in the function's role, and look for a Deny in the policy itself,"
              + " in a permissions boundary or in a service control policy.",
          "AccessDenied",
          "Allow this call on this target in the function's role.",
          "UnrecognizedClientException",
          "The credentials are not known: check the function's role, or the environment of a local run.",
          "InvalidSignatureException",
          "The credentials do not fit: check the function's role, or the environment of a local run.",
          "InvalidClientTokenId",
          "The credentials are not known: check the function's role, or the environment of a local run.",
          "ExpiredTokenException",
          "The credentials have expired: renew them.",
          "ExpiredToken",
          "The credentials have expired: renew them.");

  private CommonFailures() {}

  static FailureRule rule(String code, int status) {
    if (THROTTLING.contains(code) || status == 429) {
      return FailureRule.of(
          code, FailureKind.THROTTLED, "The account makes too many calls: try again later.");
    }
    String denied = DENIED.get(code);
    if (denied != null) {
      return FailureRule.of(code, FailureKind.DENIED, denied);
    }
    if (status >= 500) {
      return FailureRule.of(
          code, FailureKind.UNCERTAIN, "The service failed: try again, and see its health page.");
    }
    return FailureRule.of(
        code, FailureKind.INVALID, "Correct the request: the service will not accept it as it is.");
  }
}
