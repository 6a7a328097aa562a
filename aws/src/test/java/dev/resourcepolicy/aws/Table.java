package dev.resourcepolicy.aws;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import dev.resourcepolicy.lambda.Platform;
import dev.resourcepolicy.memory.Memory;
import dev.resourcepolicy.policy.Journal;
import dev.resourcepolicy.policy.ServiceCall;
import dev.resourcepolicy.policy.ServiceCalls;
import dev.resourcepolicy.reconcile.VirtualTime;
import dev.resourcepolicy.standin.Fault;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The table of the template, empty, and a function's way to it. */
final class Table implements AutoCloseable {
  static final String NAME = "Memory";

  private final DynamoDBProxyServer server;
  private final List<ServiceCall> told = new ArrayList<>();
  private final Faults faults = new Faults(UrlConnectionHttpClient.create());
  final Platform platform;
  final DynamoDbClient client;

  Table() {
    int port = free();
    server = start(port);
    platform =
        new Platform(
            new VirtualTime(Instant.parse("2026-10-09T00:00:00Z")),
            new Random(1),
            (_, _, _) -> {},
            builder -> lead(builder, URI.create("http://127.0.0.1:" + port)),
            Optional.empty(),
            new Telling());
    client = platform.retryingClient(DynamoDbClient.builder());
    create();
  }

  private final class Telling implements Journal {
    @Override
    public void attempts(int attempt) {}

    @Override
    public void called(ServiceCall call) {
      told.add(call);
    }

    @Override
    public void waits(Duration duration, String reason) {}
  }

  /** The memory of a function that starts now. */
  Memory memory() {
    return memory(NAME);
  }

  Memory memory(String table) {
    return new DynamoDbMemory(() -> client, table, calls());
  }

  /** The memory of a function whose client sends every request once. */
  Memory impatientMemory() {
    return new DynamoDbMemory(() -> platform.client(DynamoDbClient.builder()), NAME, calls());
  }

  ServiceCalls calls() {
    return new ServiceCalls(List.of(), platform.journal(), platform.time());
  }

  void fault(String operation, Fault fault, int calls) {
    faults.add(operation, fault, calls);
  }

  /** How many requests of an operation were sent. */
  int requests(String operation) {
    return faults.requests(operation);
  }

  /** What the function was told of its calls. */
  List<ServiceCall> told() {
    return told;
  }

  /** Every item, as it is kept. */
  List<Map<String, AttributeValue>> items() {
    return client.scanPaginator(scan -> scan.tableName(NAME)).items().stream().toList();
  }

  @Override
  public void close() {
    client.close();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void lead(AwsClientBuilder<?, ?> builder, URI endpoint) {
    builder
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")));
    ((SdkSyncClientBuilder<?, ?>) builder).httpClientBuilder(null).httpClient(faults);
  }

  private void create() {
    client.createTable(
        table ->
            table
                .tableName(NAME)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(List.of(text("service"), text("entry")))
                .keySchema(List.of(key("service", KeyType.HASH), key("entry", KeyType.RANGE))));
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static int free() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DynamoDBProxyServer start(int port) {
    try {
      DynamoDBProxyServer server =
          ServerRunner.createServerFromCommandLineArgs(
              new String[] {
                "-inMemory", "-sharedDb", "-disableTelemetry", "-port", Integer.toString(port)
              });
      server.start();
      return server;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
