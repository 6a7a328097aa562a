package dev.resourcepolicy.aws;

import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.FailureRule;
import java.util.List;

/** What DynamoDB's errors mean when it keeps the memory. */
final class MemoryFailures {
  private static final String FAILED =
      "Nothing is changed without the memory: try again, and see the service's health page.";

  static final List<FailureRule> RULES =
      List.of(
          FailureRule.of(
              "ConditionalCheckFailedException",
              FailureKind.CONFLICT,
              "Somebody else saved this entry meanwhile: read it again."),
          // Not NOT_FOUND, which says that there is no policy and nothing to remove.
          FailureRule.of(
              "ResourceNotFoundException",
              FailureKind.DENIED,
              "The table of the memory is not there: deploy the functions again, or let MEMORY_TABLE name the"
                  + " table that there is."),
          FailureRule.of(
              "AccessDeniedException",
              FailureKind.DENIED,
              "Allow the function's role dynamodb:Query and dynamodb:PutItem on the table of the memory, for the"
                  + " service's own partition, and the use of the table's key."),
          FailureRule.of(
              "ProvisionedThroughputExceededException",
              FailureKind.THROTTLED,
              "The table of the memory has too little capacity: try again later, or let it scale on demand."),
          FailureRule.of(
                  "ValidationException",
                  FailureKind.LIMIT,
                  "The document and what it replaced are too long to be remembered together: shorten them.")
              .when("item size"),
          FailureRule.of("InternalServerError", FailureKind.UNAVAILABLE, FAILED),
          FailureRule.of("ServiceUnavailable", FailureKind.UNAVAILABLE, FAILED),
          FailureRule.of("ServiceUnavailableException", FailureKind.UNAVAILABLE, FAILED));

  private MemoryFailures() {}
}
