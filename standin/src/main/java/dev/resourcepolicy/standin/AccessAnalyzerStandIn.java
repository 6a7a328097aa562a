package dev.resourcepolicy.standin;

import static dev.resourcepolicy.standin.Constraint.required;

import dev.resourcepolicy.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * IAM Access Analyzer, as far as it judges documents that it is sent. The real one has more than a
 * hundred checks and proves whether access is public; of these, this one knows a few, and what it
 * calls public is an Allow for {@code "*"} without any condition. Assumed: the texts.
 */
final class AccessAnalyzerStandIn implements ServiceStandIn {

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(
            "accessanalyzer",
            "ValidatePolicy",
            "POST /policy/validation",
            Route.Kind.DATA,
            List.of(
                required("policyDocument").text(),
                required("policyType")
                    .matching(
                        "IDENTITY_POLICY|RESOURCE_POLICY|SERVICE_CONTROL_POLICY|RESOURCE_CONTROL_POLICY")),
            this::validate),
        new Route(
            "accessanalyzer",
            "CheckNoPublicAccess",
            "POST /policy/check-no-public-access",
            Route.Kind.DATA,
            List.of(
                required("policyDocument").text(), required("resourceType").matching("AWS::.+")),
            this::check));
  }

  /** Findings come on pages of two, so that whoever reads only the first one is found out. */
  private Answer validate(Call call) {
    List<Json> findings = AccessAnalyzerFinding.in(call.text("policyDocument"));
    int from = call.text("nextToken").isEmpty() ? 0 : Integer.parseInt(call.text("nextToken"));
    int to = Math.min(from + 2, findings.size());
    Json.Obj page = Json.Obj.of("findings", new Json.Arr(findings.subList(from, to)));
    return Answer.ok(
        to < findings.size() ? page.with("nextToken", Json.of(Integer.toString(to))) : page);
  }

  private Answer check(Call call) {
    List<Json.Obj> statements = AccessAnalyzerFinding.statements(call.text("policyDocument"));
    var reasons = new ArrayList<Json>();
    IntStream.range(0, statements.size())
        .filter(i -> isPublic(statements.get(i)))
        .mapToObj(
            i ->
                Json.Obj.of(
                    "description", Json.of("Public access granted in the statement."),
                    "statementIndex", Json.of(i)))
        .forEach(reasons::add);
    boolean passes = reasons.isEmpty();
    return Answer.ok(
        Json.Obj.of(
            "result", Json.of(passes ? "PASS" : "FAIL"),
            "message",
                Json.of(
                    passes
                        ? "The resource policy document does not grant public access."
                        : "The resource policy document grants public access."),
            "reasons", new Json.Arr(reasons)));
  }

  private static boolean isPublic(Json.Obj statement) {
    Json principal = statement.get("Principal").orElse(new Json.Null());
    return statement.text("Effect").equals(Optional.of("Allow"))
        && statement.get("Condition").isEmpty()
        && List.of("\"*\"", "{\"AWS\":\"*\"}", "{\"AWS\":[\"*\"]}").contains(principal.text());
  }

  @Override
  public ServiceError invalid(String member, String problem) {
    return new ServiceError(
        400,
        "ValidationException",
        Json.Obj.of(
            "message", Json.of("%s: %s".formatted(member, problem)),
            "reason", Json.of("fieldValidationFailed")),
        Map.of());
  }

  @Override
  public ServiceError throttled() {
    return ServiceError.of(429, "ThrottlingException", "message", "Rate exceeded");
  }

  @Override
  public ServiceError internal() {
    return ServiceError.of(500, "InternalServerException", "message", "Internal server error");
  }

  @Override
  public ServiceError denied(String operation) {
    return ServiceError.of(
        403,
        "AccessDeniedException",
        "message",
        "User: arn:aws:sts::%s:assumed-role/stand-in/caller is not authorized to perform: access-analyzer:%s"
            .formatted(Account.DEFAULT.id(), operation));
  }

  @Override
  public ServiceError invalidPrincipal() {
    return invalid("policyDocument", "Invalid principal");
  }
}
