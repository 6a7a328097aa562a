package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The protocol of one call: REST with JSON bodies, or one of the two JSON protocols, which answer
 * in the content type that they were asked in.
 */
record Wire(String contentType, boolean rest, boolean checksum, String requestId) {

  static Wire of(Request request, String requestId) {
    String target = request.header("X-Amz-Target").orElse("");
    if (target.isEmpty()) {
      return new Wire("application/json", true, false, requestId);
    }
    String contentType = request.header("Content-Type").orElse("application/x-amz-json-1.1");
    // DynamoDB alone sends a checksum, and both SDKs compare it when it is there.
    return new Wire(contentType, false, target.startsWith("DynamoDB_"), requestId);
  }

  Reply answer(Answer answer) {
    boolean empty = rest && answer.body().members().isEmpty();
    return reply(answer.status(), empty ? "" : answer.body().text(), answer.headers());
  }

  /** An error as both SDKs find it: Java's looks into the header and then for {@code __type}. */
  Reply error(ServiceError error) {
    var body = new LinkedHashMap<String, Json>();
    body.put("__type", Json.of(rest ? error.code() : error.shape()));
    body.putAll(error.members().members());
    var headers = new LinkedHashMap<>(error.headers());
    headers.put("x-amzn-ErrorType", error.code());
    return reply(error.status(), new Json.Obj(body).text(), headers);
  }

  /** Documented for the JSON protocols with 400; for REST, 404 is assumed. */
  Reply unknownOperation() {
    return error(
        ServiceError.of(
            rest ? 404 : 400,
            "com.amazon.coral.service#UnknownOperationException",
            "message",
            "The stand-in has no such operation"));
  }

  private Reply reply(int status, String text, Map<String, String> more) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    var headers = new LinkedHashMap<>(more);
    headers.put("x-amzn-RequestId", requestId);
    headers.put("Content-Type", contentType);
    if (checksum) {
      var crc = new CRC32();
      crc.update(body);
      headers.put("x-amz-crc32", Long.toString(crc.getValue()));
    }
    return new Reply.Response(status, headers, body);
  }
}
