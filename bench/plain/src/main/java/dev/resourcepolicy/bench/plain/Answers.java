package dev.resourcepolicy.bench.plain;

import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** Tells CloudFormation at the presigned URL how a request ended. */
final class Answers {
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json;

  Answers(ObjectMapper json) {
    this.json = json;
  }

  void succeeded(CloudFormationCustomResourceEvent event, String physicalId) {
    put(event, "SUCCESS", physicalId, "");
  }

  void failed(CloudFormationCustomResourceEvent event, String physicalId, String reason) {
    put(event, "FAILED", physicalId, reason);
  }

  private void put(
      CloudFormationCustomResourceEvent event, String status, String physicalId, String reason) {
    Map<String, String> answer =
        Map.of(
            "Status",
            status,
            "Reason",
            reason,
            "PhysicalResourceId",
            physicalId,
            "StackId",
            event.getStackId(),
            "RequestId",
            event.getRequestId(),
            "LogicalResourceId",
            event.getLogicalResourceId());
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(event.getResponseUrl()))
              .PUT(BodyPublishers.ofString(json.writeValueAsString(answer)))
              .build();
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException("The answer was refused: " + response.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
