package dev.resourcepolicy.bench.plain;

import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetResourcePolicyResponse;
import software.amazon.awssdk.services.dynamodb.model.PolicyNotFoundException;

/**
 * The policies of DynamoDB tables as custom resources, with the calls and the tokens that our own
 * function sends. The physical id is the table's ARN.
 */
public final class TablePolicies {
  private static final String NO_POLICY = "NO_POLICY";

  private final ObjectMapper json = new ObjectMapper();
  private final DynamoDbClient dynamoDb = DynamoDbClient.create();

  /**
   * Puts the first policy of a table.
   *
   * @return the physical id
   */
  public String create(CloudFormationCustomResourceEvent event) {
    String arn = arn(event);
    if (revision(arn).isPresent()) {
      throw new IllegalStateException(arn + " already has a policy.");
    }
    put(arn, document(event), NO_POLICY);
    return arn;
  }

  /**
   * Replaces the policy. When it is for another table now, CloudFormation deletes that of the old
   * one later.
   *
   * @return the physical id
   */
  public String update(CloudFormationCustomResourceEvent event) {
    String arn = arn(event);
    if (!arn.equals(event.getPhysicalResourceId())) {
      return create(event);
    }
    put(arn, document(event), revision(arn).orElse(NO_POLICY));
    return arn;
  }

  /**
   * Deletes the policy, unless it was never created: then it is somebody else's.
   *
   * @return the physical id
   */
  public String delete(CloudFormationCustomResourceEvent event) {
    String arn = arn(event);
    if (arn.equals(event.getPhysicalResourceId())) {
      revision(arn).ifPresent(revision -> delete(arn, revision));
    }
    return event.getPhysicalResourceId();
  }

  private Optional<String> revision(String arn) {
    try {
      GetResourcePolicyResponse found = dynamoDb.getResourcePolicy(get -> get.resourceArn(arn));
      return Optional.of(found.revisionId());
    } catch (PolicyNotFoundException e) {
      return Optional.empty();
    }
  }

  private void put(String arn, String document, String expected) {
    dynamoDb.putResourcePolicy(
        put -> put.resourceArn(arn).policy(document).expectedRevisionId(expected));
  }

  private void delete(String arn, String expected) {
    dynamoDb.deleteResourcePolicy(delete -> delete.resourceArn(arn).expectedRevisionId(expected));
  }

  private static String arn(CloudFormationCustomResourceEvent event) {
    return (String) property(event, "ResourceArn");
  }

  private String document(CloudFormationCustomResourceEvent event) {
    try {
      return json.writeValueAsString(property(event, "PolicyDocument"));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Object property(CloudFormationCustomResourceEvent event, String name) {
    return Objects.requireNonNull(event.getResourceProperties().get(name), name + " is missing.");
  }
}
