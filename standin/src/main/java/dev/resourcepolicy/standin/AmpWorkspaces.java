package dev.resourcepolicy.standin;

import static dev.resourcepolicy.standin.Constraint.optional;
import static dev.resourcepolicy.standin.Constraint.required;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.reconcile.Time;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Prometheus's workspaces, by ARN, with as much of their operations as it takes to have some. */
final class AmpWorkspaces {
  static final Constraint ID =
      required("workspaceId").length(1, 64).matching(".*[0-9A-Za-z][-.0-9A-Z_a-z]*.*");
  static final Constraint TOKEN = optional("clientToken").length(1, 64).matching("[!-~]+");
  private static final Constraint ALIAS = optional("alias").length(1, 100);

  private final Time time;
  private final AmpDelays delays;
  private final AmpReplays replays;
  private final Map<String, AmpWorkspace> workspaces = new LinkedHashMap<>();
  private int created;

  AmpWorkspaces(Time time, AmpDelays delays, AmpReplays replays) {
    this.time = time;
    this.delays = delays;
    this.replays = replays;
  }

  List<Route> routes() {
    return List.of(
        AmpStandIn.route(
            "CreateWorkspace",
            "POST /workspaces",
            List.of(ALIAS, TOKEN),
            replays.once(this::create)),
        AmpStandIn.route("ListWorkspaces", "GET /workspaces", List.of(ALIAS), this::list),
        AmpStandIn.route(
            "DescribeWorkspace", "GET /workspaces/{workspaceId}", List.of(ID), this::describe),
        AmpStandIn.route(
            "DeleteWorkspace",
            "DELETE /workspaces/{workspaceId}",
            List.of(ID, TOKEN),
            replays.once(this::delete)));
  }

  /** The workspace that the call names, in the Region that it was signed for. */
  AmpWorkspace named(Call call) {
    String id = call.text("workspaceId");
    return Optional.ofNullable(workspaces.get(arn(id, call.account())))
        .filter(workspace -> !workspace.isGone())
        .orElseThrow(() -> AmpErrors.notFound("workspace", id));
  }

  private Answer create(Call call) {
    // The model has no workspaceId here: it lets the sample events name a workspace.
    String id = call.input().text("workspaceId").orElseGet(this::nextId);
    String arn = arn(id, call.account());
    var workspace = new AmpWorkspace(time, delays, id, arn, call.text("alias"));
    workspaces.put(arn, workspace);
    return Answer.of(202, workspace.summary());
  }

  /** Not random, so that the same calls always make the same workspaces. */
  private String nextId() {
    created++;
    byte[] name = ("workspace " + created).getBytes(StandardCharsets.UTF_8);
    return "ws-" + UUID.nameUUIDFromBytes(name);
  }

  private Answer list(Call call) {
    String here = arn("", call.account());
    List<Json> found =
        workspaces.values().stream()
            .filter(workspace -> workspace.arn().startsWith(here) && !workspace.isGone())
            .filter(workspace -> workspace.alias().startsWith(call.text("alias")))
            .<Json>map(AmpWorkspace::description)
            .toList();
    return Answer.ok(Json.Obj.of("workspaces", new Json.Arr(found)));
  }

  private Answer describe(Call call) {
    return Answer.ok(Json.Obj.of("workspace", named(call).description()));
  }

  private Answer delete(Call call) {
    named(call).delete();
    return Answer.of(202, Json.Obj.of());
  }

  private static String arn(String id, Account account) {
    return account.arn("aps", "workspace/" + id);
  }
}
