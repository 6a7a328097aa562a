package dev.resourcepolicy.standin;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A port of the loopback interface. */
final class Port implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private Port(HttpServer server) {
    this.server = server;
  }

  /**
   * Takes a port.
   *
   * @param number 0 for any free one
   */
  static Port open(int number) {
    // Otherwise every further call on one connection waits 40 ms for the client's delayed ACK.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), number);
      return new Port(HttpServer.create(address, 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Serves from now on what this answers. */
  void serve(Function<Request, Optional<Reply.Response>> answers) {
    server.createContext(
        "/",
        exchange -> {
          Optional<Reply.Response> response = answers.apply(Request.of(exchange));
          if (response.isPresent()) {
            response.get().send(exchange);
          } else {
            exchange.close(); // before any header was sent, this closes the connection itself
          }
        });
    server.setExecutor(threads);
    server.start();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
