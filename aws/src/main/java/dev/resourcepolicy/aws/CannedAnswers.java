package dev.resourcepolicy.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.resourcepolicy.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * Answers requests of this very process with what was written down beforehand, and keeps
 * connections open as the services do, until it is told to close them.
 */
final class CannedAnswers implements AutoCloseable {
  private static final Json.Obj NONE = Json.Obj.of("Status", Json.of(501));

  private final HttpServer server;
  private final Set<String> missing = new TreeSet<>();
  private final Set<String> asked = new TreeSet<>();
  private Map<String, Queue<Json>> answers = Map.of();
  private boolean closing;

  CannedAnswers() throws IOException {
    var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    this.server = HttpServer.create(anyPort, 0, "/", this::answer);
    server.start();
  }

  URI address() {
    InetSocketAddress at = server.getAddress();
    return URI.create("http://%s:%d".formatted(at.getAddress().getHostAddress(), at.getPort()));
  }

  /**
   * Answers so from now on.
   *
   * @param script for each operation, or method and path where the service does not name it, an
   *     array of answers: each is given in turn, and the last one again and again
   * @param connections what becomes of a connection after an answer
   */
  synchronized void follow(Json.Obj script, Connections connections) {
    closing = connections == Connections.CLOSED;
    asked.clear();
    answers = new HashMap<>();
    script
        .members()
        .forEach(
            (request, inTurn) ->
                answers.put(request, new ArrayDeque<>(((Json.Arr) inTurn).values())));
  }

  private synchronized Json.Obj next(String request) {
    asked.add(request);
    Queue<Json> inTurn = answers.getOrDefault(request, new ArrayDeque<>());
    Json answer = inTurn.size() > 1 ? inTurn.poll() : inTurn.peek();
    if (answer == null) {
      missing.add(request);
      return NONE;
    }
    return (Json.Obj) answer;
  }

  /** The requests since it follows its script. */
  synchronized Set<String> asked() {
    return Set.copyOf(asked);
  }

  /** The requests that there was no answer to. */
  synchronized Set<String> missing() {
    return Set.copyOf(missing);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var _ = exchange.getRequestBody().readAllBytes();
      Json.Obj answer = next(request(exchange));
      int status = answer.get("Status").map(Json::text).map(Integer::valueOf).orElse(200);
      byte[] body = answer.get("Body").map(Json::text).orElse("").getBytes(StandardCharsets.UTF_8);
      if (closes()) {
        exchange.getResponseHeaders().set("Connection", "close");
      }
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("x-amzn-RequestId", "priming");
      exchange.getResponseHeaders().set("x-amz-crc32", checksum(body));
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private synchronized boolean closes() {
    return closing;
  }

  /** Of DynamoDB's answers, which the SDK compares. */
  private static String checksum(byte[] body) {
    var checksum = new CRC32();
    checksum.update(body);
    return Long.toString(checksum.getValue());
  }

  private static String request(HttpExchange exchange) {
    List<String> operations = exchange.getRequestHeaders().getOrDefault("X-Amz-Target", List.of());
    return operations.isEmpty()
        ? exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()
        : operations.getFirst().replaceFirst(".*\\.", "");
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** What becomes of a connection after an answer. */
  enum Connections {
    KEPT,
    CLOSED
  }
}
