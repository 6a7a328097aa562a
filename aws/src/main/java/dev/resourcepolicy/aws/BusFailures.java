package dev.resourcepolicy.aws;

import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.FailureRule;
import java.util.List;

/** What EventBridge's errors mean when it is told what happened. */
final class BusFailures {
  private static final String FAILED =
      "Nobody was told of it: see the log, and the service's health page.";

  static final List<FailureRule> RULES =
      List.of(
          FailureRule.of(
              "ResourceNotFoundException",
              FailureKind.DENIED,
              "Let EVENT_BUS name a bus that there is."),
          FailureRule.of(
              "AccessDeniedException",
              FailureKind.DENIED,
              "Allow the function's role events:PutEvents on the bus."),
          FailureRule.of("InternalException", FailureKind.UNAVAILABLE, FAILED),
          FailureRule.of("InternalFailure", FailureKind.UNAVAILABLE, FAILED),
          FailureRule.of("ServiceUnavailable", FailureKind.UNAVAILABLE, FAILED));

  private BusFailures() {}
}
