package dev.resourcepolicy.standin;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import dev.resourcepolicy.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The items of the tables: AWS's own DynamoDB Local, in memory, started by the first call for an
 * item. It knows no resource policies (nor do its tables have a life): those are the stand-in's.
 */
final class LocalDynamoDb implements AutoCloseable {
  /** What of a new table it has to know. */
  private static final Set<String> OF_A_TABLE =
      Set.of(
          "TableName",
          "KeySchema",
          "AttributeDefinitions",
          "BillingMode",
          "ProvisionedThroughput",
          "GlobalSecondaryIndexes",
          "LocalSecondaryIndexes");

  private final Map<String, Json.Obj> tables = new LinkedHashMap<>();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private @Nullable Running running;

  private record Running(DynamoDBProxyServer server, URI endpoint) {}

  /** Lets calls for items find a table. */
  synchronized void created(String table, Json.Obj input) {
    var members = new LinkedHashMap<>(input.members());
    members.keySet().retainAll(OF_A_TABLE);
    members.put("TableName", Json.of(table));
    members.putIfAbsent("BillingMode", Json.of("PAY_PER_REQUEST"));
    Json.Obj description = new Json.Obj(members);
    tables.put(table, description);
    if (running != null) {
      send(running, "CreateTable", description);
    }
  }

  /** Forgets a table and its items. */
  synchronized void deleted(String table) {
    tables.remove(table);
    if (running != null) {
      send(running, "DeleteTable", Json.Obj.of("TableName", Json.of(table)));
    }
  }

  /**
   * What it answers to a call for items.
   *
   * @throws ServiceError as it answers it
   */
  Json.Obj call(String operation, Json.Obj input) {
    return send(started(), operation, input);
  }

  @Override
  public synchronized void close() {
    if (running != null) {
      try {
        running.server().stop();
      } catch (Exception e) {
        throw new IllegalStateException("DynamoDB Local could not be stopped", e);
      }
    }
    http.close();
  }

  private synchronized Running started() {
    if (running == null) {
      Running started = start();
      tables.values().forEach(table -> send(started, "CreateTable", table));
      running = started;
    }
    return running;
  }

  private static Running start() {
    SqliteLibrary.locate();
    int port = freePort();
    try {
      DynamoDBProxyServer server =
          ServerRunner.createServerFromCommandLineArgs(
              new String[] {
                "-inMemory", "-sharedDb", "-disableTelemetry", "-port", Integer.toString(port)
              });
      server.start();
      return new Running(server, URI.create("http://127.0.0.1:" + port + "/"));
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local could not be started", e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Json.Obj send(Running to, String operation, Json.Obj input) {
    HttpRequest request =
        HttpRequest.newBuilder(to.endpoint())
            .header("X-Amz-Target", "DynamoDB_20120810." + operation)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=local/20260101/eu-central-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0")
            .POST(HttpRequest.BodyPublishers.ofString(input.text()))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      var body = (Json.Obj) Json.parse(response.body());
      if (response.statusCode() != 200) {
        throw error(response.statusCode(), body);
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("DynamoDB Local was not waited for", e);
    }
  }

  private static ServiceError error(int status, Json.Obj body) {
    var members = new LinkedHashMap<>(body.members());
    Optional<String> type = body.text("__type");
    members.remove("__type");
    return new ServiceError(
        status, type.orElse("InternalServerError"), new Json.Obj(members), Map.of());
  }

  /** The operations on items. */
  static List<String> operations() {
    return List.of(
        "PutItem",
        "GetItem",
        "UpdateItem",
        "DeleteItem",
        "Query",
        "Scan",
        "BatchGetItem",
        "BatchWriteItem",
        "TransactGetItems",
        "TransactWriteItems");
  }
}
