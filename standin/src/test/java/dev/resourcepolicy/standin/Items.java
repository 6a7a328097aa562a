package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The table that the functions' memory is, and the real SDK as its caller. */
final class Items implements AutoCloseable {
  static final Map<String, AttributeValue> KEY =
      Map.of("service", AttributeValue.fromS("ssm"), "entry", AttributeValue.fromS("arn|stack"));
  static final Map<String, AttributeValue> ITEM =
      Map.of(
          "service", AttributeValue.fromS("ssm"),
          "entry", AttributeValue.fromS("arn|stack"),
          "version", AttributeValue.fromN("1"));

  final Wired wired = new Wired();
  final DynamoDbClient dynamoDb = client(wired, Region.EU_CENTRAL_1, "id");

  Items() {
    wired.standIn.seed();
  }

  static DynamoDbClient client(Wired wired, Region region, String accessKey) {
    return DynamoDbClient.builder()
        .endpointOverride(wired.standIn.endpoint())
        .region(region)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "secret")))
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  void put() {
    dynamoDb.putItem(r -> r.tableName("Memory").item(ITEM));
  }

  Map<String, AttributeValue> read() {
    return dynamoDb.getItem(r -> r.tableName("Memory").key(KEY).consistentRead(true)).item();
  }

  static Json.Obj named(String table) {
    return Json.Obj.of("TableName", Json.of(table));
  }

  @Override
  public void close() {
    dynamoDb.close();
    wired.close();
  }
}
