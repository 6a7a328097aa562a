package dev.resourcepolicy.local.template;

import dev.resourcepolicy.json.Json;
import java.util.Map;
import java.util.Optional;

/**
 * Where and how a template is deployed.
 *
 * @param parameters the values that are given; the others have their defaults
 */
public record Deployment(
    String account, String region, String stack, Map<String, String> parameters) {

  public Deployment {
    parameters = Map.copyOf(parameters);
  }

  /** What {@code !Ref AWS::Region} and its like come to. */
  Optional<Json> pseudoParameter(String name) {
    return switch (name) {
      case "AWS::AccountId" -> Optional.of(Json.of(account));
      case "AWS::Region" -> Optional.of(Json.of(region));
      case "AWS::Partition" -> Optional.of(Json.of("aws"));
      case "AWS::URLSuffix" -> Optional.of(Json.of("amazonaws.com"));
      case "AWS::StackName" -> Optional.of(Json.of(stack));
      case "AWS::StackId" -> Optional.of(Json.of(arn("cloudformation", "stack/" + stack)));
      default -> Optional.empty();
    };
  }

  String arn(String service, String resource) {
    // IAM knows no Regions.
    String where = service.equals("iam") ? "" : region;
    return String.join(":", "arn", "aws", service, where, account, resource);
  }
}
