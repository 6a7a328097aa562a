package dev.resourcepolicy.bench.plain;

import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetResourcePolicyResponse;
import software.amazon.awssdk.services.dynamodb.model.PolicyNotFoundException;

/** The resource policies of DynamoDB, with the calls and the tokens that our own function sends. */
public final class TablePolicies {
  private final DynamoDbClient dynamoDb = DynamoDbClient.create();

  /** Puts the first policy of a table. */
  public void create(String arn, String document) {
    if (revision(arn).isPresent()) {
      throw new IllegalStateException(arn + " already has a policy.");
    }
    put(arn, document, "NO_POLICY");
  }

  /** Puts another policy in the place of the one that is there now. */
  public void replace(String arn, String document) {
    put(arn, document, revision(arn).orElse("NO_POLICY"));
  }

  /** Deletes the policy, if there is one. */
  public void delete(String arn) {
    revision(arn)
        .ifPresent(
            revision ->
                dynamoDb.deleteResourcePolicy(
                    delete -> delete.resourceArn(arn).expectedRevisionId(revision)));
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
}
