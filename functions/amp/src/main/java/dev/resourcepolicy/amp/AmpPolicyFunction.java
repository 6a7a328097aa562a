package dev.resourcepolicy.amp;

import dev.resourcepolicy.aws.AwsPlatform;
import dev.resourcepolicy.event.Notification;
import dev.resourcepolicy.event.Properties;
import dev.resourcepolicy.guard.Lockout;
import dev.resourcepolicy.intent.ArnGrammar;
import dev.resourcepolicy.intent.ServiceProfile;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.lambda.Platform;
import dev.resourcepolicy.lambda.PolicyFunction;
import dev.resourcepolicy.policy.DocumentLimit;
import dev.resourcepolicy.policy.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.amp.AmpClient;

/** Applies the resource policies of Amazon Managed Service for Prometheus workspaces. */
public final class AmpPolicyFunction extends PolicyFunction {
  private static final String WORKSPACE_ID = "ws-[\\w-]{1,61}";

  private static final ArnGrammar WORKSPACE =
      new ArnGrammar(
          "aps",
          "workspace/" + WORKSPACE_ID,
          "arn:aws:aps:eu-central-1:111122223333:workspace/ws-0a1b2c3d (an id belongs in WorkspaceId)");

  private static final ServiceProfile AMP =
      new ServiceProfile(
          "amp",
          new ServiceProfile.Trail(
              "aps.amazonaws.com",
              Set.of("PutResourcePolicy", "DeleteResourcePolicy"),
              "workspaceId",
              AmpPolicyFunction::neverAgain),
          DocumentLimit.none(),
          new Lockout(
              List.of(
                  "aps:DescribeResourcePolicy",
                  "aps:PutResourcePolicy",
                  "aps:DeleteResourcePolicy"),
              Optional.empty()),
          false,
          _ -> "AWS::APS::Workspace",
          AmpPolicyFunction::workspace);

  public AmpPolicyFunction() {
    this(AwsPlatform.lambda());
    AwsPlatform.beforeSnapshot(AmpPolicyFunction::new);
  }

  public AmpPolicyFunction(Platform platform) {
    super(
        AMP,
        platform,
        () -> {
          var client = platform.client(AmpClient.builder());
          return calls -> new AmpPolicies(client, calls);
        });
  }

  /**
   * Either property names the workspace; its id is the target's, as the service takes nothing else.
   */
  private static Optional<Target> workspace(Properties properties) {
    Optional<String> id = properties.text("WorkspaceId");
    if (id.isEmpty()) {
      return WORKSPACE
          .target(properties, "WorkspaceArn")
          .map(
              target ->
                  new Target(
                      target.id().substring(target.id().indexOf('/') + 1),
                      target.account(),
                      target.region()));
    }
    if (properties.value("WorkspaceArn").isPresent()) {
      properties.problem("WorkspaceArn and WorkspaceId name one target twice: give one of them");
    }
    if (!id.get().matches(WORKSPACE_ID)) {
      properties.problem(
          "WorkspaceId must be like ws-0a1b2c3d, and is %s%s"
              .formatted(
                  Json.of(id.get()).excerpt(),
                  id.get().startsWith("arn:") ? ": an ARN belongs in WorkspaceArn" : ""));
    }
    return id.map(Target::named);
  }

  /** A new workspace has a new id. */
  private static Optional<String> neverAgain(Notification notification) {
    return Optional.empty();
  }
}
