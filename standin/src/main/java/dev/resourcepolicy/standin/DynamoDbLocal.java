package dev.resourcepolicy.standin;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import dev.resourcepolicy.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * DynamoDB Local in memory, on a port of its own, which it has from the first call on: whoever
 * needs no items does not wait for it. It keeps the tables of each Region apart.
 */
final class DynamoDbLocal implements ItemStore {
  private static final int MOST_THREADS = 16;

  private @Nullable Running running;

  /**
   * The server, and what ends with it.
   *
   * @param threads all that it starts: some sleep for hours in non-daemon threads, also after its
   *     shutdown, unless they are interrupted
   */
  private record Running(
      Server server,
      LocalDynamoDBRequestHandler items,
      ThreadGroup threads,
      HttpClient http,
      URI address) {

    private static Running start() {
      var items = new LocalDynamoDBRequestHandler(0, true, null, false, false);
      var threads = new ThreadGroup("DynamoDB Local");
      var server = new Server(new QueuedThreadPool(MOST_THREADS, 1, 60_000, -1, null, threads));
      var connector = new ServerConnector(server, 1, 1);
      connector.setHost("127.0.0.1");
      server.addConnector(connector);
      server.setHandler(new LocalDynamoDBServerHandler(items, null));
      try {
        server.start();
      } catch (Exception e) { // Jetty declares nothing narrower
        throw new IllegalStateException("DynamoDB Local does not start", e);
      }
      var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
      var address = URI.create("http://127.0.0.1:" + connector.getLocalPort());
      return new Running(server, items, threads, http, address);
    }

    private void stop() {
      http.shutdownNow();
      try {
        server.stop();
      } catch (Exception e) { // Jetty declares nothing narrower
        throw new IllegalStateException("DynamoDB Local does not stop", e);
      }
      items.shutdown();
      threads.interrupt();
    }

    private HttpResponse<String> send(HttpRequest request) {
      try {
        return http.send(request, BodyHandlers.ofString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      }
    }
  }

  @Override
  public synchronized Answer call(String operation, Json.Obj input, Account account) {
    if (running == null) {
      running = Running.start();
    }
    HttpResponse<String> response =
        running.send(request(running.address(), operation, input, account));
    Json.Obj body = (Json.Obj) Json.parse(response.body());
    if (response.statusCode() < 300) {
      return Answer.of(response.statusCode(), body);
    }
    var members = new LinkedHashMap<>(body.members());
    members.remove("__type");
    throw new ServiceError(
        response.statusCode(), body.text("__type").orElse(""), new Json.Obj(members), Map.of());
  }

  private static HttpRequest request(
      URI address, String operation, Json.Obj input, Account account) {
    // One access key for all, which it would keep apart, unlike an account: any signature will do.
    String credential = "standin/20260101/" + account.region() + "/dynamodb/aws4_request";
    return HttpRequest.newBuilder(address)
        .header("X-Amz-Target", DynamoDbStandIn.TARGET + operation)
        .header("Content-Type", "application/x-amz-json-1.0")
        .header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=" + credential + ", SignedHeaders=host, Signature=0")
        .POST(BodyPublishers.ofString(input.text()))
        .build();
  }

  @Override
  public synchronized void close() {
    if (running != null) {
      running.stop();
      running = null;
    }
  }
}
