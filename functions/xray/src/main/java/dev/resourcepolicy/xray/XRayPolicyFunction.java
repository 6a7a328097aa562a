package dev.resourcepolicy.xray;

import dev.resourcepolicy.aws.AwsPlatform;
import dev.resourcepolicy.event.Properties;
import dev.resourcepolicy.guard.Lockout;
import dev.resourcepolicy.intent.ServiceProfile;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.lambda.Platform;
import dev.resourcepolicy.lambda.PolicyFunction;
import dev.resourcepolicy.policy.DocumentLimit;
import dev.resourcepolicy.policy.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.xray.XRayClient;

/**
 * Applies the resource policies of X-Ray, which belong to an account and a Region and go by name.
 */
public final class XRayPolicyFunction extends PolicyFunction {
  private static final ServiceProfile XRAY =
      new ServiceProfile(
          "xray",
          new ServiceProfile.Trail(
              "xray.amazonaws.com",
              Set.of("PutResourcePolicy", "DeleteResourcePolicy"),
              "policyName",
              _ -> Optional.empty()),
          DocumentLimit.bytes(5120),
          new Lockout(
              List.of(
                  "xray:ListResourcePolicies",
                  "xray:PutResourcePolicy",
                  "xray:DeleteResourcePolicy"),
              Optional.of("BypassPolicyLockoutCheck")),
          false,
          _ -> "AWS::XRay::ResourcePolicy",
          XRayPolicyFunction::policyName);

  public XRayPolicyFunction() {
    this(AwsPlatform.lambda());
    AwsPlatform.beforeSnapshot(XRayPolicyFunction::new);
  }

  public XRayPolicyFunction(Platform platform) {
    super(
        XRAY,
        platform,
        () -> {
          var client = platform.client(XRayClient.builder());
          return calls -> new XRayPolicies(client, calls);
        });
  }

  private static Optional<Target> policyName(Properties properties) {
    Optional<String> name = properties.text("PolicyName");
    if (name.isEmpty()) {
      properties.missing("PolicyName");
    }
    name.filter(text -> !text.matches("[\\w+=,.@-]{1,128}"))
        .ifPresent(
            text ->
                properties.problem(
                    "PolicyName must be 1 to 128 letters, digits or any of _+=,.@-, and is %s"
                        .formatted(Json.of(text).excerpt())));
    return name.map(Target::named);
  }
}
