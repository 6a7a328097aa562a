package dev.resourcepolicy.local.soak;

import com.sun.net.httpserver.HttpServer;
import dev.resourcepolicy.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where a function with SnapStart gets its credentials: an address in its environment, since the
 * credentials of a variable would be in the snapshot (AWS Lambda Developer Guide, Improving startup
 * performance with Lambda SnapStart).
 */
public final class ContainerCredentials implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger asked = new AtomicInteger();

  private ContainerCredentials(HttpServer server) {
    this.server = server;
  }

  public static ContainerCredentials start() {
    try {
      var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
      var credentials = new ContainerCredentials(HttpServer.create(address, 0));
      credentials.serve();
      return credentials;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve() {
    byte[] body =
        Json.Obj.of(
                "AccessKeyId", Json.of("ASIAIOSFODNN7EXAMPLE"),
                "SecretAccessKey", Json.of("not-a-secret"),
                "Token", Json.of("not-a-token"),
                "Expiration", Json.of("2100-01-01T00:00:00Z"))
            .text()
            .getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
  }

  /** The environment of a function, as it is with SnapStart. */
  public Map<String, String> in(Map<String, String> environment) {
    var variables = new HashMap<>(environment);
    variables
        .keySet()
        .removeAll(Set.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"));
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    variables.put(
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "http://127.0.0.1:%d/credentials".formatted(server.getAddress().getPort()));
    return variables;
  }

  /** How often somebody has asked for them. */
  public int asked() {
    return asked.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
