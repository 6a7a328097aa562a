package dev.resourcepolicy.bench.plain;

import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What CloudFormation expects to be told. */
record Answer(
    @JsonProperty("Status") String status,
    @JsonProperty("Reason") @Nullable String reason,
    @JsonProperty("PhysicalResourceId") String physicalResourceId,
    @JsonProperty("StackId") String stackId,
    @JsonProperty("RequestId") String requestId,
    @JsonProperty("LogicalResourceId") String logicalResourceId) {

  static Answer succeeded(CloudFormationCustomResourceEvent event, String physicalResourceId) {
    return of(event, "SUCCESS", physicalResourceId, null);
  }

  static Answer failed(
      CloudFormationCustomResourceEvent event, String physicalResourceId, @Nullable String reason) {
    return of(event, "FAILED", physicalResourceId, reason);
  }

  private static Answer of(
      CloudFormationCustomResourceEvent event,
      String status,
      String physicalResourceId,
      @Nullable String reason) {
    return new Answer(
        status,
        reason,
        physicalResourceId,
        event.getStackId(),
        event.getRequestId(),
        event.getLogicalResourceId());
  }
}
