package dev.resourcepolicy.standin;

import static dev.resourcepolicy.standin.Constraint.optional;
import static dev.resourcepolicy.standin.Constraint.required;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.JsonException;
import dev.resourcepolicy.reconcile.Time;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Amazon Managed Service for Prometheus: the policies of workspaces. */
final class AmpStandIn implements ServiceStandIn {
  private static final String POLICY = " /workspaces/{workspaceId}/policy";
  private static final Constraint REVISION = optional("revisionId").text();

  private final AmpReplays replays = new AmpReplays();
  private final AmpWorkspaces workspaces;

  AmpStandIn(Time time) {
    this(time, AmpDelays.DEFAULT);
  }

  AmpStandIn(Time time, AmpDelays delays) {
    this.workspaces = new AmpWorkspaces(time, delays, replays);
  }

  @Override
  public List<Route> routes() {
    return Stream.concat(
            workspaces.routes().stream(),
            Stream.of(
                route(
                    "PutResourcePolicy",
                    "PUT" + POLICY,
                    List.of(
                        AmpWorkspaces.ID,
                        required("policyDocument").text(),
                        AmpWorkspaces.TOKEN,
                        REVISION),
                    replays.once(this::put)),
                route(
                    "DescribeResourcePolicy",
                    "GET" + POLICY,
                    List.of(AmpWorkspaces.ID),
                    this::describe),
                route(
                    "DeleteResourcePolicy",
                    "DELETE" + POLICY,
                    List.of(AmpWorkspaces.ID, AmpWorkspaces.TOKEN, REVISION),
                    replays.once(this::delete))))
        .toList();
  }

  static Route route(
      String operation,
      String address,
      List<Constraint> constraints,
      Function<Call, Answer> answer) {
    return new Route("amp", operation, address, constraints, answer);
  }

  private Answer put(Call call) {
    AmpWorkspace workspace = workspaces.named(call);
    String document = call.text("policyDocument");
    checkDocument(document);
    workspace.refuseUnlessActive();
    return Answer.of(202, workspace.policy().put(document, expected(call)));
  }

  private Answer describe(Call call) {
    return Answer.ok(workspaces.named(call).policy().describe());
  }

  private Answer delete(Call call) {
    AmpWorkspace workspace = workspaces.named(call);
    workspace.refuseUnlessActive();
    workspace.policy().delete(expected(call));
    return Answer.of(202, Json.Obj.of());
  }

  private static @Nullable String expected(Call call) {
    return call.input().text("revisionId").orElse(null);
  }

  /** Assumed: the model calls it a JSON policy document, and says no more of its form. */
  private static void checkDocument(String document) {
    try {
      if (Json.parse(document) instanceof Json.Obj) {
        return;
      }
    } catch (JsonException e) {
      // The answer is the same as for JSON of another kind.
    }
    throw AmpErrors.invalid("policyDocument", "is not a JSON policy document");
  }

  @Override
  public ServiceError invalid(String member, String problem) {
    return AmpErrors.invalid(member, problem);
  }

  @Override
  public ServiceError throttled() {
    return AmpErrors.throttled();
  }

  @Override
  public ServiceError internal() {
    return AmpErrors.internal();
  }

  @Override
  public ServiceError denied(String operation) {
    return AmpErrors.denied(operation);
  }

  @Override
  public ServiceError invalidPrincipal() {
    return AmpErrors.invalid("policyDocument", "Invalid principal in policy document");
  }
}
