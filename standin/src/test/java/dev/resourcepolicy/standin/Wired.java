package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.reconcile.VirtualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** A stand-in in virtual time, and a caller of it over HTTP who is no SDK. */
final class Wired implements AutoCloseable {
  static final Instant START = Instant.parse("2026-10-09T00:00:00Z");

  private static final Map<String, String> TARGETS =
      Map.of(
          "dynamodb",
          "DynamoDB_20120810.",
          "ssm",
          "AmazonSSM.",
          "acm-pca",
          "ACMPrivateCA.",
          "eventbridge",
          "AWSEvents.");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  final VirtualTime time = new VirtualTime(START);
  final StandIn standIn;

  Wired() {
    standIn = StandIn.start(time, 0);
  }

  Wired(List<ServiceStandIn> services) {
    standIn = StandIn.start(time, 0, services);
  }

  /** A response, its body read as JSON. */
  record Response(int status, Json.Obj body, HttpResponse<String> http) {
    String code() {
      return http.headers().firstValue("x-amzn-ErrorType").orElse("");
    }

    String message() {
      return body.text("message").or(() -> body.text("Message")).orElse("");
    }

    String text(String member) {
      return body.text(member).orElse("");
    }
  }

  /** Calls an operation of a JSON protocol. */
  Response call(String service, String operation, Json.Obj input) {
    return read(send(request(service, operation, input.text())));
  }

  Response call(String service, String operation, String... namesAndValues) {
    Object[] members = new Object[namesAndValues.length];
    for (int i = 0; i < members.length; i++) {
      members[i] = i % 2 == 0 ? namesAndValues[i] : Json.of(namesAndValues[i]);
    }
    return call(service, operation, Json.Obj.of(members));
  }

  HttpRequest.Builder request(String service, String operation, String body) {
    return HttpRequest.newBuilder(standIn.endpoint())
        .header("Content-Type", "application/x-amz-json-1.0")
        .header("X-Amz-Target", TARGETS.get(service) + operation)
        .POST(BodyPublishers.ofString(body));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(standIn.endpoint() + path));
  }

  /** Calls an operation of a REST protocol; an empty body sends none. */
  Response rest(String method, String path, String body) {
    return read(
        send(
            request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  static Response read(HttpResponse<String> response) {
    String text = response.body();
    Json.Obj body = text.isEmpty() ? Json.Obj.of() : (Json.Obj) Json.parse(text);
    return new Response(response.statusCode(), body, response);
  }

  void pass(long millis) {
    time.sleep(Duration.ofMillis(millis));
  }

  @Override
  public void close() {
    http.close();
    standIn.close();
  }
}
