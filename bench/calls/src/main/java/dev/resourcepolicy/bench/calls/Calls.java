package dev.resourcepolicy.bench.calls;

import dev.resourcepolicy.lambda.Platform;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.amp.AmpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.xray.XRayClient;

/** The calls of our functions for a policy that is created, by their names and with its tokens. */
final class Calls {
  private static final Platform PLATFORM = Platform.lambda();

  private Calls() {}

  /** Those of a service, on a client that is set up as our functions do it. */
  static Map<String, Consumer<Event>> of(String service) {
    return switch (service) {
      case "dynamodb" -> dynamoDb();
      case "ssm" -> ssm();
      case "amp" -> amp();
      case "acm-pca" -> acmPca();
      case "xray" -> xray();
      default -> throw new IllegalArgumentException("An unknown service: " + service);
    };
  }

  private static Map<String, Consumer<Event>> dynamoDb() {
    var client = PLATFORM.client(DynamoDbClient.builder());
    return Map.of(
        "GetResourcePolicy",
        event -> client.getResourcePolicy(get -> get.resourceArn(event.target())),
        "PutResourcePolicy",
        event ->
            client.putResourcePolicy(
                put ->
                    put.resourceArn(event.target())
                        .policy(event.document())
                        .expectedRevisionId("NO_POLICY")));
  }

  private static Map<String, Consumer<Event>> ssm() {
    var client = PLATFORM.client(SsmClient.builder());
    return Map.of(
        "GetResourcePolicies",
        event -> client.getResourcePolicies(get -> get.resourceArn(event.target())),
        "PutResourcePolicy",
        event ->
            client.putResourcePolicy(
                put -> put.resourceArn(event.target()).policy(event.document())));
  }

  private static Map<String, Consumer<Event>> amp() {
    var client = PLATFORM.client(AmpClient.builder());
    return Map.of(
        "DescribeResourcePolicy",
        event -> client.describeResourcePolicy(get -> get.workspaceId(event.target())),
        "DescribeWorkspace",
        event -> client.describeWorkspace(get -> get.workspaceId(event.target())),
        "PutResourcePolicy",
        event ->
            client.putResourcePolicy(
                put ->
                    put.workspaceId(event.target())
                        .policyDocument(event.document())
                        .revisionId("NO_POLICY")));
  }

  private static Map<String, Consumer<Event>> acmPca() {
    var client = PLATFORM.client(AcmPcaClient.builder());
    return Map.of(
        "GetPolicy",
        event -> client.getPolicy(get -> get.resourceArn(event.target())),
        "DescribeCertificateAuthority",
        event ->
            client.describeCertificateAuthority(get -> get.certificateAuthorityArn(event.target())),
        "PutPolicy",
        event -> client.putPolicy(put -> put.resourceArn(event.target()).policy(event.document())));
  }

  private static Map<String, Consumer<Event>> xray() {
    var client = PLATFORM.client(XRayClient.builder());
    return Map.of(
        "ListResourcePolicies",
        _ -> client.listResourcePolicies(list -> {}),
        "PutResourcePolicy",
        event ->
            client.putResourcePolicy(
                put ->
                    put.policyName(event.target())
                        .policyDocument(event.document())
                        .policyRevisionId("0")));
  }
}
