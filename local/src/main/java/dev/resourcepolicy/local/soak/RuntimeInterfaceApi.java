package dev.resourcepolicy.local.soak;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.reconcile.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Lambda's Runtime API for one execution environment (AWS Lambda developer guide, "Using the Lambda
 * runtime API"): hands out invocations one by one and takes what becomes of them.
 */
public final class RuntimeInterfaceApi implements AutoCloseable {
  private static final String ROOT = "/2018-06-01/runtime/";
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final CompletableFuture<Void> initialized = new CompletableFuture<>();
  private final CompletableFuture<Void> restored = new CompletableFuture<>();
  private volatile CompletableFuture<Ended> ended = new CompletableFuture<>();

  private record Invocation(String id, String functionArn, String event) {}

  /**
   * What the runtime said.
   *
   * @param how the last part of the path: {@code response} or {@code error}
   */
  public record Ended(String how, String body) {}

  private RuntimeInterfaceApi(HttpServer server) {
    this.server = server;
  }

  public static RuntimeInterfaceApi start() {
    try {
      var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
      var api = new RuntimeInterfaceApi(HttpServer.create(address, 0));
      api.server.createContext(ROOT, api::serve);
      api.server.setExecutor(api.threads);
      api.server.start();
      return api;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For {@code AWS_LAMBDA_RUNTIME_API}. */
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Invokes the function; the future ends when the runtime says how that went. */
  public CompletableFuture<Ended> invoke(String id, String functionArn, Json event) {
    var future = new CompletableFuture<Ended>();
    ended = future;
    waiting.add(new Invocation(id, functionArn, event.text()));
    return future;
  }

  /**
   * Ends when a runtime with SnapStart has initialised its function, and is ready for a snapshot.
   */
  public CompletableFuture<Void> initialized() {
    return initialized;
  }

  /** Tells such a runtime that it goes on, restored from its snapshot. */
  public void restore() {
    restored.complete(null);
  }

  @Override
  public void close() {
    restored.cancel(false);
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().substring(ROOT.length());
      if (path.equals("invocation/next")) {
        next(exchange);
      } else if (path.equals("restore/next")) {
        initialized.complete(null);
        restored.join();
        exchange.sendResponseHeaders(200, -1);
      } else {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(202, -1);
        ended.complete(new Ended(path.substring(path.lastIndexOf('/') + 1), body));
      }
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    Invocation invocation;
    try {
      invocation = waiting.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return; // closed
    }
    long deadline = Time.system().now().plus(TIMEOUT).toEpochMilli();
    var headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
    headers.set("Lambda-Runtime-Invoked-Function-Arn", invocation.functionArn());
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline));
    // The native client ends the process when there is none (seen with 2.9.0).
    headers.set("Content-Type", "application/json");
    byte[] event = invocation.event().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, event.length);
    exchange.getResponseBody().write(event);
  }
}
