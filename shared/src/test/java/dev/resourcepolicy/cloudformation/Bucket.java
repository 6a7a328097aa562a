package dev.resourcepolicy.cloudformation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.resourcepolicy.event.ResponseUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** An HTTP server on loopback that keeps what it receives; it answers 200 unless told otherwise. */
final class Bucket implements AutoCloseable {

  /** A request as it arrived. */
  record Put(String method, String uri, String protocol, Headers headers, ByteBuffer body) {}

  /** How to answer one request; with status 0, by closing the connection, with -1 not at all. */
  private record Answer(int status, String page, Optional<String> location) {}

  private final HttpServer server;
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final List<Put> received = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  Bucket() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  void answers(int status, String page) {
    answers.add(new Answer(status, page, Optional.empty()));
  }

  void resets() {
    answers.add(new Answer(0, "", Optional.empty()));
  }

  void hangs() {
    answers.add(new Answer(-1, "", Optional.empty()));
  }

  void redirects(int status, ResponseUrl location) {
    answers.add(new Answer(status, "", Optional.of(location.uri().orElseThrow().toString())));
  }

  List<Put> received() {
    return received;
  }

  ResponseUrl url(String path) {
    return new ResponseUrl("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      received.add(
          new Put(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getProtocol(),
              exchange.getRequestHeaders(),
              ByteBuffer.wrap(exchange.getRequestBody().readAllBytes())));
      Answer answer = answers.poll();
      if (answer == null) {
        exchange.sendResponseHeaders(200, -1);
      } else if (answer.status() < 0) {
        awaitEnd();
      } else if (answer.status() != 0) {
        answer.location().ifPresent(to -> exchange.getResponseHeaders().set("Location", to));
        byte[] page = answer.page().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), page.length == 0 ? -1 : page.length);
        exchange.getResponseBody().write(page);
      }
    }
  }

  private void awaitEnd() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
