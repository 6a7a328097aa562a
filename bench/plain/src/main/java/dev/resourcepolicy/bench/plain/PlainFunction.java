package dev.resourcepolicy.bench.plain;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The policy of a DynamoDB table as a custom resource; the table's ARN is its physical id. */
public final class PlainFunction
    implements RequestHandler<CloudFormationCustomResourceEvent, @Nullable Void> {
  private static final String NEVER_CREATED = "never-created";

  private final ObjectMapper json = new ObjectMapper();
  private final TablePolicies policies = new TablePolicies();
  private final Answers answers = new Answers(json);

  @Override
  public @Nullable Void handleRequest(CloudFormationCustomResourceEvent event, Context context) {
    try {
      answers.succeeded(event, apply(event));
    } catch (Exception e) {
      context.getLogger().log("Failed: " + e);
      String id = Objects.requireNonNullElse(event.getPhysicalResourceId(), NEVER_CREATED);
      answers.failed(event, id, String.valueOf(e.getMessage()));
    }
    return null;
  }

  private String apply(CloudFormationCustomResourceEvent event) throws JsonProcessingException {
    Map<String, Object> properties = event.getResourceProperties();
    String arn = (String) required(properties, "ResourceArn");
    String document = json.writeValueAsString(required(properties, "PolicyDocument"));
    String id = event.getPhysicalResourceId();
    switch (event.getRequestType()) {
      case "Create" -> policies.create(arn, document);
      case "Update" -> {
        if (arn.equals(id)) {
          policies.replace(arn, document);
        } else {
          policies.create(arn, document); // CloudFormation then deletes the policy of the old table
        }
      }
      case "Delete" -> {
        if (!id.equals(NEVER_CREATED)) {
          policies.delete(id);
        }
        return id;
      }
      default -> throw new IllegalArgumentException("Unknown: " + event.getRequestType());
    }
    return arn;
  }

  private static Object required(Map<String, Object> properties, String name) {
    return Objects.requireNonNull(properties.get(name), name + " is missing.");
  }
}
