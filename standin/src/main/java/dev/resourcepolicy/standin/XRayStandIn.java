package dev.resourcepolicy.standin;

import static dev.resourcepolicy.standin.Constraint.optional;
import static dev.resourcepolicy.standin.Constraint.required;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.JsonException;
import dev.resourcepolicy.reconcile.Time;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** X-Ray: the policies of an account in a Region, by name. Reads are consistent. */
final class XRayStandIn implements ServiceStandIn {
  /** Documented: "The maximum size of each resource policy is 5KB". */
  private static final int MOST_BYTES = 5120;

  private static final Constraint NAME =
      required("PolicyName").length(1, 128).matching("[\\w+=,.@-]+");
  private static final Constraint REVISION = optional("PolicyRevisionId").text();

  private final Time time;
  private final int pageSize;
  private final Map<Account, XRayPolicies> policies = new HashMap<>();

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

  /** The order of these checks is assumed. */
  private Answer put(Call call) {
    String document = call.text("PolicyDocument");
    if (document.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw XRayErrors.tooLarge(MOST_BYTES);
    }
    Json.Obj policy = parsed(document);
    boolean bypass =
        call.input().get("BypassPolicyLockoutCheck").equals(Optional.of(Json.of(true)));
    if (!bypass && Denial.of("xray:PutResourcePolicy", call.account()).isIn(policy)) {
      throw XRayErrors.lockout();
    }
    XRayPolicies.Policy written =
        policies(call).put(call.text("PolicyName"), document, expected(call));
    return Answer.ok(Json.Obj.of("ResourcePolicy", written.json()));
  }

  private Answer list(Call call) {
    List<XRayPolicies.Policy> all = policies(call).all();
    int from = start(call.text("NextToken"), all.size());
    int to = from + Math.min(pageSize, all.size() - from);
    List<Json> page = all.subList(from, to).stream().<Json>map(XRayPolicies.Policy::json).toList();
    Json.Obj body = Json.Obj.of("ResourcePolicies", new Json.Arr(page));
    return Answer.ok(to < all.size() ? body.with("NextToken", Json.of("page-" + to)) : body);
  }

  private Answer delete(Call call) {
    policies(call).delete(call.text("PolicyName"), expected(call));
    return Answer.ok(Json.Obj.of());
  }

  private XRayPolicies policies(Call call) {
    return policies.computeIfAbsent(call.account(), _ -> new XRayPolicies(time));
  }

  private static @Nullable String expected(Call call) {
    return call.input().text("PolicyRevisionId").orElse(null);
  }

  private static int start(String token, int size) {
    if (token.isEmpty()) {
      return 0;
    }
    if (!token.matches("page-[0-9]{1,6}")) {
      throw XRayErrors.invalidRequest("The NextToken is not valid: " + token);
    }
    return Math.min(size, Integer.parseInt(token.substring("page-".length())));
  }

  /** Documented is no more than that an invalid document is refused. */
  private static Json.Obj parsed(String document) {
    try {
      if (Json.parse(document) instanceof Json.Obj policy && policy.get("Statement").isPresent()) {
        return policy;
      }
    } catch (JsonException e) {
      throw XRayErrors.malformed("The policy document is not valid JSON.");
    }
    throw XRayErrors.malformed("The policy document has no Statement.");
  }

  @Override
  public ServiceError invalid(String member, String problem) {
    return XRayErrors.invalidRequest("%s: %s".formatted(member, problem));
  }

  @Override
  public ServiceError throttled() {
    return XRayErrors.throttled();
  }

  @Override
  public ServiceError internal() {
    return XRayErrors.internal();
  }

  @Override
  public ServiceError denied(String operation) {
    return XRayErrors.denied(operation);
  }

  @Override
  public ServiceError invalidPrincipal() {
    return XRayErrors.malformed("Invalid principal in policy document.");
  }
}
