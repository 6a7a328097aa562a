package dev.resourcepolicy.standin;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.JsonException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request as it arrived.
 *
 * @param target path and query, byte for byte
 */
@SuppressWarnings("ArrayRecordComponent") // compared with nothing
public record Request(String method, String target, Headers headers, byte[] body) {
  static Request of(HttpExchange exchange) throws IOException {
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().toString(),
        exchange.getRequestHeaders(),
        exchange.getRequestBody().readAllBytes());
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.getFirst(name));
  }

  public String rawPath() {
    return target.split("\\?", 2)[0];
  }

  /** The members of the query string, decoded. */
  Map<String, String> query() {
    var members = new LinkedHashMap<String, String>();
    String[] parts = target.split("\\?", 2);
    if (parts.length == 2 && !parts[1].isEmpty()) {
      for (String member : parts[1].split("&", -1)) {
        String[] nameAndValue = member.split("=", 2);
        members.put(
            decode(nameAndValue[0]), nameAndValue.length == 2 ? decode(nameAndValue[1]) : "");
      }
    }
    return members;
  }

  /**
   * The body as an object; an empty one has no members.
   *
   * @throws JsonException when it is something else
   */
  Json.Obj json() {
    if (body.length == 0) {
      return Json.Obj.of();
    }
    return switch (Json.parse(new String(body, StandardCharsets.UTF_8))) {
      case Json.Obj object -> object;
      case Json.Arr _, Json.Str _, Json.Num _, Json.Bool _, Json.Null _ ->
          throw new JsonException("it is not an object");
    };
  }

  static String decode(String encoded) {
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }
}
