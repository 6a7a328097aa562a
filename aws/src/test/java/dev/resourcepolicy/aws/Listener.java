package dev.resourcepolicy.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.resourcepolicy.event.Bus;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.Journal;
import dev.resourcepolicy.policy.ServiceCall;
import dev.resourcepolicy.policy.ServiceCalls;
import dev.resourcepolicy.reconcile.VirtualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** An EventBridge that takes what it is told to take. */
final class Listener implements AutoCloseable, Journal {
  private final HttpServer server;
  private final EventBridgeClient client;
  private final Deque<List<Integer>> refusals = new ArrayDeque<>();
  private final List<ServiceCall> told = new ArrayList<>();

  /** The entries of every call. */
  final List<List<Json.Obj>> calls = new ArrayList<>();

  /** Those that were taken, in the order in which they were. */
  final List<Json.Obj> taken = new ArrayList<>();

  Listener() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext("/", this::serve);
    server.start();
    client =
        EventBridgeClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .region(Region.EU_CENTRAL_1)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
            .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();
  }

  Bus bus() {
    var time = new VirtualTime(Instant.parse("2026-10-09T00:00:00Z"));
    return new EventBridgeBus(() -> client, "default", new ServiceCalls(List.of(), this, time));
  }

  /** Refuses these entries of the next call that has no refusals yet. */
  void refuses(Integer... entries) {
    refusals.add(List.of(entries));
  }

  List<String> answers() {
    return told.stream().map(ServiceCall::answer).toList();
  }

  @Override
  public void called(ServiceCall call) {
    told.add(call);
  }

  @Override
  public void close() {
    client.close();
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    var request =
        (Json.Obj) Json.parse(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    List<Json.Obj> entries =
        ((Json.Arr) request.get("Entries").orElseThrow())
            .values().stream().map(Json.Obj.class::cast).toList();
    calls.add(entries);
    List<Integer> refused = refusals.isEmpty() ? List.of() : refusals.remove();
    var results = new ArrayList<Json>();
    for (int i = 0; i < entries.size(); i++) {
      results.add(refused.contains(i) ? refusal() : taken(entries.get(i)));
    }
    Json answer =
        Json.Obj.of("FailedEntryCount", Json.of(refused.size()), "Entries", new Json.Arr(results));
    byte[] body = answer.text().getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Json taken(Json.Obj entry) {
    taken.add(entry);
    return Json.Obj.of("EventId", Json.of("event-" + taken.size()));
  }

  private static Json refusal() {
    return Json.Obj.of(
        "ErrorCode", Json.of("InternalFailure"), "ErrorMessage", Json.of("Internal failure"));
  }
}
