package dev.resourcepolicy.standin;

import static dev.resourcepolicy.standin.Constraint.optional;
import static dev.resourcepolicy.standin.Constraint.required;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.reconcile.Time;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** DynamoDB: the policies of tables and streams, and the items of tables. */
final class DynamoDbStandIn implements ServiceStandIn {
  private static final Constraint ARN = required("ResourceArn").length(1, 1283);
  private static final Constraint EXPECTED = optional("ExpectedRevisionId").length(1, 255);

  static final String TARGET = "DynamoDB_20120810.";

  private final DynamoDbTables tables;
  private final DynamoDbBackups backups;
  private final DynamoDbItems items;

  DynamoDbStandIn(Time time, ItemStore store) {
    this.tables = new DynamoDbTables(time);
    this.backups = new DynamoDbBackups(time, tables);
    this.items = new DynamoDbItems(tables, store);
  }

  /** A policy's place, and the table whose life decides what may be done there. */
  private record Target(DynamoDbArn arn, DynamoDbTable table, PolicySlot slot) {}

  @Override
  public List<Route> routes() {
    return Stream.of(tables.routes(), backups.routes(), items.routes(), policyRoutes())
        .flatMap(List::stream)
        .toList();
  }

  private List<Route> policyRoutes() {
    return List.of(
        route(
            "PutResourcePolicy",
            List.of(
                ARN,
                required("Policy").text(),
                EXPECTED,
                optional("ConfirmRemoveSelfResourceAccess").flag()),
            this::put),
        route("GetResourcePolicy", List.of(ARN), this::get),
        route("DeleteResourcePolicy", List.of(ARN, EXPECTED), this::delete));
  }

  static Route route(
      String operation, List<Constraint> constraints, Function<Call, Answer> answer) {
    return new Route("dynamodb", operation, TARGET + operation, constraints, answer);
  }

  /** The order of these checks was observed by ACK (api-quirks 206-212, 347) and by moto. */
  private Answer put(Call call) {
    Target target = target(call);
    var policy = DynamoDbPolicy.parse(call.text("Policy"), target.arn(), call.account());
    refuseLockout(call, policy);
    String expected = call.text("ExpectedRevisionId");
    if (expected.equals(PolicySlot.NO_POLICY)) {
      target.slot().expectNone();
    } else if (!expected.isEmpty()) {
      target.slot().expect(expected);
    }
    Optional<PolicySlot.Change> same =
        target.slot().committed().filter(change -> policy.equals(change.policy()));
    return revision(same.orElseGet(() -> change(target, policy)));
  }

  private static PolicySlot.Change change(Target target, DynamoDbPolicy policy) {
    target.table().refuseWhileDeleting();
    return target.slot().change(policy);
  }

  private Answer get(Call call) {
    PolicySlot.Change change =
        target(call)
            .slot()
            .visible()
            .orElseThrow(() -> DynamoDbErrors.policyNotFound(call.text("ResourceArn")));
    DynamoDbPolicy policy = change.policy();
    return Answer.ok(
        Json.Obj.of(
            "Policy", Json.of(policy == null ? "" : policy.text()),
            "RevisionId", Json.of(change.revisionId())));
  }

  /** The first deletion answers the revision that it removed, a further one its own. */
  private Answer delete(Call call) {
    Target target = target(call);
    String expected = call.text("ExpectedRevisionId");
    if (!expected.isEmpty()) {
      target.slot().expect(expected);
    }
    Optional<PolicySlot.Change> removed = target.slot().committed();
    if (removed.isPresent()) {
      target.table().refuseWhileDeleting();
      var _ = target.slot().change(null);
    }
    return removed
        .or(() -> target.slot().lastChange())
        .map(DynamoDbStandIn::revision)
        .orElse(Answer.ok(Json.Obj.of()));
  }

  private Target target(Call call) {
    var arn = DynamoDbArn.parse(call.text("ResourceArn"), call.account());
    DynamoDbTable table = tables.table(arn.table(), call.account());
    if (table.isCreating()) {
      throw DynamoDbErrors.tableNotFound(arn.table());
    }
    if (!arn.isStream()) {
      return new Target(arn, table, table.policy());
    }
    PolicySlot slot =
        table.stream(arn.stream())
            .orElseThrow(
                () ->
                    DynamoDbErrors.resourceNotFound(
                        "Stream: %s not found for Table: %s".formatted(arn.stream(), arn.table())));
    return new Target(arn, table, slot);
  }

  private static void refuseLockout(Call call, DynamoDbPolicy policy) {
    boolean confirmed =
        call.input().get("ConfirmRemoveSelfResourceAccess").equals(Optional.of(Json.of(true)));
    if (!confirmed && DynamoDbLockout.locksOut(policy, call.text("ResourceArn"), call.account())) {
      throw DynamoDbErrors.accessDenied(
          "The new resource policy will not allow you to update the resource policy in the"
              + " future.");
    }
  }

  private static Answer revision(PolicySlot.Change change) {
    return Answer.ok(Json.Obj.of("RevisionId", Json.of(change.revisionId())));
  }

  @Override
  public ServiceError invalid(String member, String problem) {
    return DynamoDbErrors.invalidMember(member, problem);
  }

  @Override
  public ServiceError throttled() {
    return DynamoDbErrors.throttled("Rate of requests exceeds the allowed throughput.");
  }

  @Override
  public ServiceError internal() {
    return DynamoDbErrors.internal();
  }

  @Override
  public ServiceError denied(String operation) {
    return DynamoDbErrors.accessDenied(
        "User: arn:aws:sts::%s:assumed-role/stand-in/caller is not authorized to perform:"
                .formatted(Account.DEFAULT.id())
            + " dynamodb:%s because no identity-based policy allows the dynamodb:%s action"
                .formatted(operation, operation));
  }

  @Override
  public ServiceError invalidPrincipal() {
    return DynamoDbErrors.invalidParameter("Invalid principal in policy document.");
  }

  @Override
  public void close() {
    items.close();
  }
}
