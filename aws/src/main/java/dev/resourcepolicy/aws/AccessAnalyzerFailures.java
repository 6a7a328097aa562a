package dev.resourcepolicy.aws;

import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.FailureRule;
import java.util.List;

/** What IAM Access Analyzer's errors mean: without its opinion nothing is written. */
final class AccessAnalyzerFailures {
  private static final String OR_ELSE =
      ", or deploy this function with ValidateWithAccessAnalyzer false. Nothing was written.";

  static final List<FailureRule> RULES =
      List.of(
          FailureRule.of(
              "AccessDeniedException",
              FailureKind.DENIED,
              "Allow the function's role access-analyzer:ValidatePolicy and"
                  + " access-analyzer:CheckNoPublicAccess"
                  + OR_ELSE),
          FailureRule.of("ThrottlingException", FailureKind.THROTTLED, "Try again later" + OR_ELSE),
          FailureRule.of(
              "InternalServerException", FailureKind.UNAVAILABLE, "Try again later" + OR_ELSE),
          FailureRule.of(
              "UnprocessableEntityException",
              FailureKind.INVALID,
              "Simplify the document, which the service cannot judge" + OR_ELSE));

  private AccessAnalyzerFailures() {}
}
