package dev.resourcepolicy.standin;

import static dev.resourcepolicy.standin.Constraint.optional;
import static dev.resourcepolicy.standin.Constraint.required;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.JsonException;
import dev.resourcepolicy.reconcile.Time;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** X-Ray: the policies of an account in a Region, by name. */
final class XRayStandIn implements ServiceStandIn {
  /** Documented: "a maximum of 5 resource policies", "the maximum size of each ... is 5KB". */
  private static final int MOST_POLICIES = 5;

  private static final int MOST_BYTES = 5120;

  private static final Constraint NAME =
      required("PolicyName").length(1, 128).matching("[\\w+=,.@-]+");
  private static final Constraint REVISION = optional("PolicyRevisionId").text();

  private final Time time;
  private final int pageSize;
  private final Map<String, Policy> policies = new LinkedHashMap<>();

  XRayStandIn(Time time) {
    this(time, Integer.MAX_VALUE);
  }

  /**
   * @param pageSize how many policies one answer lists: the service lists all, and its model allows
   *     pages
   */
  XRayStandIn(Time time, int pageSize) {
    this.time = time;
    this.pageSize = pageSize;
  }

  /**
   * A policy; revisions count from 1 for every new policy, also under a name that was used before.
   */
  private record Policy(String name, String document, int revision, Instant updated) {
    private String revisionId() {
      return Integer.toString(revision);
    }

    private Json.Obj json() {
      return Json.Obj.of(
          "PolicyName", Json.of(name),
          "PolicyDocument", Json.of(document),
          "PolicyRevisionId", Json.of(revisionId()),
          "LastUpdatedTime", Json.of(updated.getEpochSecond()));
    }
  }

  @Override
  public List<Route> routes() {
    return List.of(
        route(
            "PutResourcePolicy",
            List.of(
                NAME,
                required("PolicyDocument").text(),
                REVISION,
                optional("BypassPolicyLockoutCheck").flag()),
            this::put),
        route("ListResourcePolicies", List.of(optional("NextToken").length(1, 100)), this::list),
        route("DeleteResourcePolicy", List.of(NAME, REVISION), this::delete));
  }

  private static Route route(
      String operation, List<Constraint> constraints, Function<Call, Answer> answer) {
    return new Route("xray", operation, "POST /" + operation, constraints, answer);
  }

  private Answer put(Call call) {
    String name = call.text("PolicyName");
    String document = call.text("PolicyDocument");
    check(call, document);
    Policy current = policies.get(name);
    expect(call, current == null ? "0" : current.revisionId());
    if (current == null && policies.size() >= MOST_POLICIES) {
      throw refused(
          "PolicyCountLimitExceededException",
          "Exceeded the maximum number of resource policies for this account: " + MOST_POLICIES);
    }
    Policy policy = next(current, name, document);
    policies.put(name, policy);
    return Answer.ok(Json.Obj.of("ResourcePolicy", policy.json()));
  }

  /** Assumed: a document that is put again as it is keeps its revision. */
  private Policy next(@Nullable Policy current, String name, String document) {
    if (current == null) {
      return new Policy(name, document, 1, time.now());
    }
    return current.document().equals(document)
        ? current
        : new Policy(name, document, current.revision() + 1, time.now());
  }

  private Answer list(Call call) {
    var all = new ArrayList<>(policies.values());
    int from = call.input().text("NextToken").map(Integer::parseInt).orElse(0);
    int to = (int) Math.min(all.size(), (long) from + pageSize);
    var page = new Json.Arr(all.subList(from, to).stream().<Json>map(Policy::json).toList());
    var answer = Json.Obj.of("ResourcePolicies", page);
    return Answer.ok(
        to < all.size() ? answer.with("NextToken", Json.of(Integer.toString(to))) : answer);
  }

  private Answer delete(Call call) {
    Policy current = policies.get(call.text("PolicyName"));
    if (current == null) {
      // Assumed: the model has no error for it.
      throw refused("InvalidRequestException", "The resource policy does not exist.");
    }
    expect(call, current.revisionId());
    policies.remove(current.name());
    return Answer.ok(Json.Obj.of());
  }

  /** Without a revision id, anything is expected. */
  private static void expect(Call call, String current) {
    Optional<String> expected = call.input().text("PolicyRevisionId");
    if (expected.isPresent() && !expected.get().equals(current)) {
      throw refused(
          "InvalidPolicyRevisionIdException",
          "The policy revision id %s does not match the latest one, %s."
              .formatted(expected.get(), current));
    }
  }

  private void check(Call call, String document) {
    if (document.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw refused(
          "PolicySizeLimitExceededException",
          "Exceeded the maximum size for a resource policy: " + MOST_BYTES);
    }
    Json.Obj policy;
    try {
      policy = (Json.Obj) Json.parse(document);
    } catch (JsonException | ClassCastException e) {
      throw refused("MalformedPolicyDocumentException", "The policy document is not valid JSON.");
    }
    boolean bypass =
        call.input().get("BypassPolicyLockoutCheck").equals(Optional.of(Json.of(true)));
    if (!bypass && Denial.of("xray:PutResourcePolicy", call.account()).isIn(policy)) {
      throw refused(
          "LockoutPreventionException",
          "The policy would prevent the caller from calling PutResourcePolicy in the future.");
    }
  }

  private static ServiceError refused(String code, String message) {
    return ServiceError.of(400, code, "Message", message);
  }

  @Override
  public ServiceError invalid(String member, String problem) {
    return refused("InvalidRequestException", "%s: %s".formatted(member, problem));
  }

  @Override
  public ServiceError throttled() {
    return ServiceError.of(429, "ThrottledException", "Message", "Rate exceeded");
  }

  @Override
  public ServiceError internal() {
    return ServiceError.of(500, "InternalFailure", "Message", "Internal failure");
  }

  @Override
  public ServiceError denied(String operation) {
    return ServiceError.of(
        403,
        "AccessDeniedException",
        "Message",
        "The caller is not authorized to perform: xray:" + operation);
  }

  @Override
  public ServiceError invalidPrincipal() {
    return refused("MalformedPolicyDocumentException", "Invalid principal in policy document.");
  }
}
