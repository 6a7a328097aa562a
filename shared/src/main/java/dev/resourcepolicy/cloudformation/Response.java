package dev.resourcepolicy.cloudformation;

import dev.resourcepolicy.event.Event;
import dev.resourcepolicy.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What CloudFormation is told. It takes at most 4096 bytes, and forgets the reason of anything
 * larger (AWS CloudFormation user guide, "Custom resource response objects").
 */
public record Response(
    Status status,
    String reason,
    String physicalResourceId,
    String stackId,
    String requestId,
    String logicalResourceId,
    SequencedMap<String, String> data) {
  /** CloudFormation's limit, in bytes of the whole body. */
  static final int MOST_BYTES = 4096;

  private static final String CUT = " [...]";

  /** CloudFormation's words for how a request ended. */
  public enum Status {
    SUCCESS,
    FAILED
  }

  static Response success(
      Event.CustomResource request,
      String physicalId,
      String reason,
      SequencedMap<String, String> data) {
    return of(request, Status.SUCCESS, physicalId, reason, data);
  }

  static Response failed(Event.CustomResource request, boolean unconfirmed, String reason) {
    return of(
        request,
        Status.FAILED,
        PhysicalId.failed(request, unconfirmed),
        reason,
        new LinkedHashMap<>());
  }

  private static Response of(
      Event.CustomResource request,
      Status status,
      String physicalId,
      String reason,
      SequencedMap<String, String> data) {
    return new Response(
        status,
        reason,
        physicalId,
        request.stackId(),
        request.requestId(),
        request.logicalResourceId(),
        data);
  }

  /** The whole answer, of whatever size: what a local run returns. */
  public Json json() {
    return json(reason, data);
  }

  /**
   * The body to send: of what does not fit, the end of the data beyond half of the room is left out
   * first, then the end of the reason.
   */
  public byte[] body() {
    byte[] whole = body(reason, data);
    if (whole.length <= MOST_BYTES) {
      return whole;
    }
    var fitting = new LinkedHashMap<>(data);
    while (body(CUT, fitting).length > MOST_BYTES / 2 && !fitting.isEmpty()) {
      fitting.pollLastEntry();
    }
    byte[] withLessData = body(reason, fitting);
    if (withLessData.length <= MOST_BYTES) {
      return withLessData;
    }
    int keeps = 0;
    int loses = reason.length();
    while (loses - keeps > 1) {
      int middle = (keeps + loses) >>> 1;
      if (body(start(middle), fitting).length <= MOST_BYTES) {
        keeps = middle;
      } else {
        loses = middle;
      }
    }
    return body(start(keeps), fitting);
  }

  /** The reason's first characters, never half of a surrogate pair. */
  private String start(int length) {
    boolean splits = length > 0 && Character.isHighSurrogate(reason.charAt(length - 1));
    return reason.substring(0, splits ? length - 1 : length) + CUT;
  }

  private byte[] body(String text, Map<String, String> values) {
    return json(text, values).text().getBytes(StandardCharsets.UTF_8);
  }

  private Json json(String text, Map<String, String> values) {
    return Json.Obj.of(
        "Status", Json.of(status.name()),
        "Reason", Json.of(text),
        "PhysicalResourceId", Json.of(physicalResourceId),
        "StackId", Json.of(stackId),
        "RequestId", Json.of(requestId),
        "LogicalResourceId", Json.of(logicalResourceId),
        "Data", Json.ofTexts(values));
  }
}
