package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PolicyNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.PutResourcePolicyResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ResourcePolicyConflictException;
import software.amazon.awssdk.services.ssm.model.ResourcePolicyInvalidParameterException;

/** The real SDK understands every kind of answer. */
final class SdkTest {
  private static final String PARAMETER = "arn:aws:ssm:eu-central-1:111122223333:parameter/app/db";

  private final Table table = new Table();
  private final DynamoDbClient dynamoDb = configured(DynamoDbClient.builder());
  private final SsmClient ssm = configured(SsmClient.builder());

  private <B extends AwsClientBuilder<B, C>, C> C configured(B builder) {
    return builder
        .endpointOverride(table.wired.standIn.endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  @AfterEach
  void close() {
    dynamoDb.close();
    ssm.close();
    table.close();
  }

  @Test
  void readsATableAndItsTimestamp() {
    TableDescription orders = dynamoDb.describeTable(r -> r.tableName("Orders")).table();

    assertThat(orders.creationDateTime()).isEqualTo(Wired.START);
    assertThat(orders.latestStreamArn()).isEqualTo(table.streamArn());
    assertThat(orders.keySchema()).hasSize(1);
  }

  @Test
  void readsAPolicyAndTheRequestIdThatTheCallsKeep() {
    PutResourcePolicyResponse put =
        dynamoDb.putResourcePolicy(r -> r.resourceArn(Table.ARN).policy(Table.READ));
    table.wired.pass(1500);

    var read = dynamoDb.getResourcePolicy(r -> r.resourceArn(Table.ARN));

    assertThat(read.policy()).isEqualTo(Table.READ);
    assertThat(read.revisionId()).isEqualTo(put.revisionId());
    assertThat(table.wired.standIn.calls())
        .extracting(Seen::requestId)
        .contains(put.responseMetadata().requestId(), read.responseMetadata().requestId());
  }

  @Test
  void raisesDynamoDbsExceptions() {
    assertThatExceptionOfType(PolicyNotFoundException.class)
        .isThrownBy(() -> dynamoDb.getResourcePolicy(r -> r.resourceArn(Table.ARN)))
        .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400))
        .satisfies(
            e ->
                assertThat(e.awsErrorDetails().errorMessage())
                    .startsWith("Resource-based policy not found"));
    assertThatExceptionOfType(AwsServiceException.class)
        .isThrownBy(
            () -> dynamoDb.putResourcePolicy(r -> r.resourceArn(Table.ARN).policy("no JSON")))
        .satisfies(
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
  }

  @Test
  void raisesSystemsManagersExceptionsWithTheirMembers() {
    ssm.putParameter(r -> r.name("/app/db").value("v").type("String").tier("Advanced"));
    String id = ssm.putResourcePolicy(r -> r.resourceArn(PARAMETER).policy(Table.READ)).policyId();

    assertThatExceptionOfType(ResourcePolicyInvalidParameterException.class)
        .isThrownBy(
            () ->
                ssm.putResourcePolicy(
                    r -> r.resourceArn(PARAMETER).policy(Table.READ).policyId(id)))
        .satisfies(e -> assertThat(e.parameterNames()).containsExactly("PolicyHash"));
    assertThatExceptionOfType(ResourcePolicyConflictException.class)
        .isThrownBy(
            () ->
                ssm.deleteResourcePolicy(
                    r -> r.resourceArn(PARAMETER).policyId(id).policyHash("old")));
  }

  @Test
  void readsPagesOfPolicies() {
    ssm.putParameter(r -> r.name("/app/db").value("v").type("String").tier("Advanced"));
    List<String> put = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      put.add(ssm.putResourcePolicy(r -> r.resourceArn(PARAMETER).policy(Table.READ)).policyId());
    }

    var pages = ssm.getResourcePoliciesPaginator(r -> r.resourceArn(PARAMETER).maxResults(2));

    assertThat(pages.policies().stream().map(policy -> policy.policyId()))
        .containsExactlyElementsOf(put);
    assertThat(pages.stream().count()).isEqualTo(2);
  }

  @Test
  void answersInTheRegionThatACallIsSignedFor() {
    try (DynamoDbClient elsewhere =
        DynamoDbClient.builder()
            .endpointOverride(table.wired.standIn.endpoint())
            .region(Region.CN_NORTH_1)
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
            .build()) {
      assertThat(elsewhere.listTables().tableNames()).isEmpty();
      assertThat(dynamoDb.listTables().tableNames()).containsExactly("Orders");
    }
  }
}
