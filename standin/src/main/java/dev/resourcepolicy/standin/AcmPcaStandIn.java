package dev.resourcepolicy.standin;

import static dev.resourcepolicy.standin.Constraint.required;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.reconcile.Time;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** ACM PCA: the policies of private certificate authorities, without any token. */
final class AcmPcaStandIn implements ServiceStandIn {
  private static final Constraint ARN = AcmPcaAuthorities.arn("ResourceArn");
  private static final Constraint POLICY =
      required("Policy").length(1, 81_920).matching("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+");

  private final AcmPcaAuthorities authorities;

  AcmPcaStandIn(Time time) {
    this.authorities = new AcmPcaAuthorities(time);
  }

  @Override
  public List<Route> routes() {
    return Stream.concat(
            authorities.routes().stream(),
            Stream.of(
                route("PutPolicy", List.of(ARN, POLICY), this::put),
                route("GetPolicy", List.of(ARN), this::get),
                route("DeletePolicy", List.of(ARN), this::delete)))
        .toList();
  }

  static Route route(
      String operation, List<Constraint> constraints, Function<Call, Answer> answer) {
    return new Route("acm-pca", operation, "ACMPrivateCA." + operation, constraints, answer);
  }

  private Answer put(Call call) {
    AcmPcaAuthority authority = usable(call);
    AcmPcaRules.check(call.text("Policy"), authority.arn(), call.account());
    authority.put(call.text("Policy"));
    return Answer.ok(Json.Obj.of());
  }

  private Answer get(Call call) {
    AcmPcaAuthority authority = usable(call);
    String policy =
        authority
            .policy()
            .orElseThrow(
                () -> AcmPcaErrors.notFound("The authority has no policy: " + authority.arn()));
    return Answer.ok(Json.Obj.of("Policy", Json.of(policy)));
  }

  /** Documented to succeed also when there is no policy. */
  private Answer delete(Call call) {
    usable(call).deletePolicy();
    return Answer.ok(Json.Obj.of());
  }

  /** The authority, in a state in which all three operations do something: assumed for each. */
  private AcmPcaAuthority usable(Call call) {
    AcmPcaAuthority authority = authorities.at(call.text("ResourceArn"));
    authority.refuseUnlessUsable();
    return authority;
  }

  @Override
  public ServiceError invalid(String member, String problem) {
    return member.endsWith("Arn")
        ? AcmPcaErrors.invalidArn(problem)
        : AcmPcaErrors.invalid(member, problem);
  }

  @Override
  public ServiceError throttled() {
    return AcmPcaErrors.throttled();
  }

  @Override
  public ServiceError internal() {
    return AcmPcaErrors.internal();
  }

  @Override
  public ServiceError denied(String operation) {
    return AcmPcaErrors.denied(operation);
  }

  @Override
  public ServiceError invalidPrincipal() {
    return AcmPcaErrors.invalidPolicy("Invalid principal in policy document");
  }
}
