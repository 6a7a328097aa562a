package dev.resourcepolicy.standin;

import static dev.resourcepolicy.standin.Constraint.optional;
import static dev.resourcepolicy.standin.Constraint.required;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.reconcile.Time;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Amazon Managed Service for Prometheus: workspaces and their policies. */
final class AmpStandIn implements ServiceStandIn {
  private static final Constraint WORKSPACE =
      required("workspaceId").length(1, 64).matching(".*[0-9A-Za-z][-.0-9A-Z_a-z]*.*");
  private static final Constraint TOKEN = optional("clientToken").length(1, 64).matching("[!-~]+");
  private static final Constraint REVISION = optional("revisionId").text();

  private final Time time;
  private final Map<String, AmpWorkspace> workspaces = new LinkedHashMap<>();

  /** What a client token stands for: the input that it came with, and the answer that it got. */
  private record Remembered(Json.Obj input, Answer answer) {}

  private final Map<String, Remembered> remembered = new LinkedHashMap<>();

  AmpStandIn(Time time) {
    this.time = time;
  }

  @Override
  public List<Route> routes() {
    String workspace = "/workspaces/{workspaceId}";
    return List.of(
        route(
            "PutResourcePolicy",
            "PUT " + workspace + "/policy",
            List.of(WORKSPACE, required("policyDocument").text(), TOKEN, REVISION),
            call -> once(call, this::put)),
        route(
            "DescribeResourcePolicy",
            "GET " + workspace + "/policy",
            List.of(WORKSPACE),
            call -> Answer.ok(workspace(call).policy().describe())),
        route(
            "DeleteResourcePolicy",
            "DELETE " + workspace + "/policy",
            List.of(WORKSPACE, TOKEN, REVISION),
            call -> once(call, this::delete)),
        route(
            "CreateWorkspace",
            "POST /workspaces",
            List.of(optional("alias").text(), TOKEN),
            this::createWorkspace),
        route("ListWorkspaces", "GET /workspaces", List.of(), _ -> listWorkspaces()),
        route(
            "DescribeWorkspace",
            "GET " + workspace,
            List.of(WORKSPACE),
            call -> Answer.ok(Json.Obj.of("workspace", workspace(call).json()))),
        route(
            "DeleteWorkspace",
            "DELETE " + workspace,
            List.of(WORKSPACE, TOKEN),
            this::deleteWorkspace));
  }

  private static Route route(
      String operation,
      String address,
      List<Constraint> constraints,
      Function<Call, Answer> answer) {
    return new Route("amp", operation, address, constraints, answer);
  }

  private Answer put(Call call) {
    return Answer.of(
        202,
        workspace(call).policy().put(call.text("policyDocument"), call.input().text("revisionId")));
  }

  private Answer delete(Call call) {
    workspace(call).policy().delete(call.input().text("revisionId"));
    return Answer.of(202, Json.Obj.of());
  }

  /**
   * The same token with the same input is the same request: it is answered, and not done, again.
   */
  private Answer once(Call call, Function<Call, Answer> request) {
    Optional<String> token = call.input().text("clientToken");
    if (token.isEmpty()) {
      return request.apply(call);
    }
    String key = call.route().operation() + " " + token.get();
    Remembered before = remembered.get(key);
    if (before == null) {
      Answer answer = request.apply(call);
      remembered.put(key, new Remembered(call.input(), answer));
      return answer;
    }
    if (!before.input().equals(call.input())) {
      // Assumed: the model does not say what becomes of a token that comes with another input.
      throw invalid("clientToken", "was used with another request");
    }
    return before.answer();
  }

  private Answer createWorkspace(Call call) {
    // The model has no such member: it lets the sample events name a workspace. Others get an id
    // that is not random, so that
    // the same calls always make the same workspaces.
    String id =
        call.input()
            .text("workspaceId")
            .orElseGet(() -> "ws-" + Digest.hex("workspace " + workspaces.size()).substring(0, 36));
    var workspace = new AmpWorkspace(id, call.text("alias"), call.account(), time);
    workspaces.put(id, workspace);
    return Answer.of(202, workspace.json());
  }

  private Answer listWorkspaces() {
    List<Json> all =
        workspaces.values().stream()
            .filter(workspace -> !workspace.isDeleted())
            .<Json>map(AmpWorkspace::json)
            .toList();
    return Answer.ok(Json.Obj.of("workspaces", new Json.Arr(all)));
  }

  private Answer deleteWorkspace(Call call) {
    workspace(call).delete();
    return Answer.of(202, Json.Obj.of());
  }

  private AmpWorkspace workspace(Call call) {
    AmpWorkspace workspace = workspaces.get(call.text("workspaceId"));
    if (workspace == null || workspace.isDeleted()) {
      throw AmpErrors.notFound("workspace", call.text("workspaceId"));
    }
    return workspace;
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
