package dev.resourcepolicy.aws;

import dev.resourcepolicy.lambda.Platform;
import dev.resourcepolicy.memory.Memory;
import dev.resourcepolicy.policy.Journal;
import dev.resourcepolicy.policy.ServiceCall;
import dev.resourcepolicy.policy.ServiceCalls;
import dev.resourcepolicy.reconcile.VirtualTime;
import dev.resourcepolicy.standin.Fault;
import dev.resourcepolicy.standin.StandIn;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The table of the template, empty, and a function's way to it. */
final class Table implements AutoCloseable {
  static final String NAME = "Memory";

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-10-09T00:00:00Z"));
  private final StandIn standIn = StandIn.start(time, 0);
  private final List<ServiceCall> told = new ArrayList<>();
  final Platform platform;
  final DynamoDbClient client;

  Table() {
    standIn.seed();
    platform =
        new Platform(
            time,
            new Random(1),
            (_, _, _) -> {},
            builder -> lead(builder, standIn.endpoint()),
            Optional.empty(),
            new Telling());
    client = platform.retryingClient(DynamoDbClient.builder());
  }

  private final class Telling implements Journal {
    @Override
    public void called(ServiceCall call) {
      told.add(call);
    }
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
    standIn.faults().add("dynamodb", operation, fault, calls);
  }

  /** How many requests of an operation were sent. */
  int requests(String operation) {
    return Math.toIntExact(
        standIn.calls().stream().filter(call -> call.operation().equals(operation)).count());
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
    standIn.close();
  }

  private void lead(AwsClientBuilder<?, ?> builder, URI endpoint) {
    builder
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")));
  }
}
