package dev.resourcepolicy.bench.plain;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers CloudFormation without a library's help. */
public final class PlainFunction
    implements RequestHandler<CloudFormationCustomResourceEvent, @Nullable Void> {
  private static final String NEVER_CREATED = "never-created";

  private final TablePolicies policies = new TablePolicies();
  private final Answers answers = new Answers();

  @Override
  public @Nullable Void handleRequest(CloudFormationCustomResourceEvent event, Context context) {
    Answer answer;
    try {
      answer = Answer.succeeded(event, apply(event));
    } catch (RuntimeException e) {
      context.getLogger().log("Failed: " + e);
      String id = Objects.requireNonNullElse(event.getPhysicalResourceId(), NEVER_CREATED);
      answer = Answer.failed(event, id, e.getMessage());
    }
    answers.put(answer, event.getResponseUrl());
    return null;
  }

  private String apply(CloudFormationCustomResourceEvent event) {
    return switch (event.getRequestType()) {
      case "Create" -> policies.create(event);
      case "Update" -> policies.update(event);
      case "Delete" -> policies.delete(event);
      default -> throw new IllegalArgumentException("Unknown: " + event.getRequestType());
    };
  }
}
