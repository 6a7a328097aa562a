package dev.resourcepolicy.ssm;

import dev.resourcepolicy.aws.AwsPlatform;
import dev.resourcepolicy.event.Notification;
import dev.resourcepolicy.guard.Lockout;
import dev.resourcepolicy.intent.ArnGrammar;
import dev.resourcepolicy.intent.ServiceProfile;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.lambda.Platform;
import dev.resourcepolicy.lambda.PolicyFunction;
import dev.resourcepolicy.policy.DocumentLimit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Applies the resource policies of Systems Manager parameters and of the OpsItemGroup. */
public final class SsmPolicyFunction extends PolicyFunction {
  private static final ArnGrammar PARAMETER_OR_GROUP =
      new ArnGrammar(
          "ssm",
          "parameter/[\\w./-]+|opsitemgroup/default",
          "arn:aws:ssm:eu-central-1:111122223333:parameter/name, or opsitemgroup/default");

  private static final ServiceProfile SSM =
      new ServiceProfile(
          "ssm",
          new ServiceProfile.Trail(
              "ssm.amazonaws.com",
              Set.of("PutResourcePolicy", "DeleteResourcePolicy"),
              "resourceArn",
              SsmPolicyFunction::recreated),
          DocumentLimit.bytes(1024),
          new Lockout(
              List.of(
                  "ssm:GetResourcePolicies", "ssm:PutResourcePolicy", "ssm:DeleteResourcePolicy"),
              Optional.empty()),
          false,
          _ -> "AWS::SSM::Parameter",
          properties -> PARAMETER_OR_GROUP.target(properties, "ResourceArn"));

  public SsmPolicyFunction() {
    this(AwsPlatform.lambda());
    AwsPlatform.beforeSnapshot(SsmPolicyFunction::new);
  }

  public SsmPolicyFunction(Platform platform) {
    super(
        SSM,
        platform,
        () -> {
          var client = platform.client(SsmClient.builder());
          return calls -> new SsmPolicies(client, calls);
        });
  }

  /** The first version of a parameter is a new parameter. */
  private static Optional<String> recreated(Notification notification) {
    boolean isNew =
        notification.call().equals("PutParameter")
            && notification.responseElement("version").equals(Optional.of(Json.of(1)));
    return isNew
        ? notification
            .requestParameter("name")
            .map(name -> notification.arn("ssm", "parameter/" + name.replaceFirst("^/", "")))
        : Optional.empty();
  }
}
