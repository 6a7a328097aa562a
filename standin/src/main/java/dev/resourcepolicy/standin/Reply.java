package dev.resourcepolicy.standin;

import com.sun.net.httpserver.HttpExchange;
import dev.resourcepolicy.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What goes back to whoever made a request. */
public sealed interface Reply {

  /** An HTTP response. */
  @SuppressWarnings("ArrayRecordComponent") // compared with nothing
  record Response(int status, Map<String, String> headers, byte[] body) implements Reply {
    /** What {@link HttpExchange} takes as the length of a response that has no body. */
    private static final int NO_BODY = -1;

    static Response of(int status, String contentType, String body) {
      return new Response(
          status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    static Response json(int status, Json body) {
      return of(status, "application/json", body.text() + "\n");
    }

    void send(HttpExchange exchange) throws IOException {
      headers.forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(status, body.length == 0 ? NO_BODY : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
      exchange.close();
    }
  }

  /** The end of the connection, without a word. */
  record Dropped() implements Reply {}
}
