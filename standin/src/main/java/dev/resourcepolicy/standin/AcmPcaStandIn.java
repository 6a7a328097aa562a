package dev.resourcepolicy.standin;

import static dev.resourcepolicy.standin.Constraint.optional;
import static dev.resourcepolicy.standin.Constraint.required;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.reconcile.Time;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** ACM PCA: private certificate authorities and their policies, without any token. */
final class AcmPcaStandIn implements ServiceStandIn {
  private static final String ARN =
      "arn:[\\w+=/,.@-]+:acm-pca:[\\w+=/,.@-]*:[0-9]*:[\\w+=,.@-]+(/[\\w+=,.@-]+)*";
  private static final Constraint RESOURCE = required("ResourceArn").length(5, 200).matching(ARN);
  private static final Constraint AUTHORITY =
      required("CertificateAuthorityArn").length(5, 200).matching(ARN);

  private final Time time;
  private final Map<String, AcmPcaAuthority> authorities = new LinkedHashMap<>();

  AcmPcaStandIn(Time time) {
    this.time = time;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        route(
            "PutPolicy",
            List.of(
                RESOURCE,
                required("Policy")
                    .length(1, 81_920)
                    .matching("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+")),
            this::put),
        route("GetPolicy", List.of(RESOURCE), this::get),
        route("DeletePolicy", List.of(RESOURCE), this::delete),
        route(
            "CreateCertificateAuthority",
            List.of(required("CertificateAuthorityType").text()),
            this::createAuthority),
        route(
            "DescribeCertificateAuthority",
            List.of(AUTHORITY),
            call -> Answer.ok(Json.Obj.of("CertificateAuthority", authority(call).json()))),
        route("ListCertificateAuthorities", List.of(), _ -> listAuthorities()),
        route(
            "UpdateCertificateAuthority",
            List.of(AUTHORITY, optional("Status").text()),
            this::updateAuthority),
        route("DeleteCertificateAuthority", List.of(AUTHORITY), this::deleteAuthority));
  }

  private static Route route(
      String operation, List<Constraint> constraints, Function<Call, Answer> answer) {
    return new Route("acm-pca", operation, "ACMPrivateCA." + operation, constraints, answer);
  }

  private Answer put(Call call) {
    AcmPcaAuthority authority = target(call);
    authority.refuseUnlessUsable();
    AcmPcaRules.check(call.text("Policy"), authority.arn(), call.account());
    authority.put(call.text("Policy"));
    return Answer.ok(Json.Obj.of());
  }

  private Answer get(Call call) {
    String policy =
        target(call)
            .policy()
            .orElseThrow(
                () ->
                    AcmPcaErrors.notFound(
                        "The authority has no policy: " + call.text("ResourceArn")));
    return Answer.ok(Json.Obj.of("Policy", Json.of(policy)));
  }

  /** Documented to succeed also when there is no policy. */
  private Answer delete(Call call) {
    AcmPcaAuthority authority = target(call);
    authority.refuseUnlessUsable();
    authority.deletePolicy();
    return Answer.ok(Json.Obj.of());
  }

  private Answer createAuthority(Call call) {
    // The model has no such member: it lets the sample events name an authority. Others get an ARN
    // that is not random, so that
    // the same calls always make the same authorities.
    String arn =
        call.input().text("CertificateAuthorityArn").orElseGet(() -> nextArn(call.account()));
    authorities.put(arn, new AcmPcaAuthority(arn, time));
    return Answer.ok(Json.Obj.of("CertificateAuthorityArn", Json.of(arn)));
  }

  private String nextArn(Account account) {
    String id = Digest.hex("authority " + authorities.size()).substring(0, 36);
    return "arn:aws:acm-pca:%s:%s:certificate-authority/%s"
        .formatted(account.region(), account.id(), id);
  }

  private Answer listAuthorities() {
    List<Json> all = authorities.values().stream().<Json>map(AcmPcaAuthority::json).toList();
    return Answer.ok(Json.Obj.of("CertificateAuthorities", new Json.Arr(all)));
  }

  private Answer updateAuthority(Call call) {
    AcmPcaAuthority authority = authority(call);
    call.input().text("Status").ifPresent(authority::become);
    return Answer.ok(Json.Obj.of());
  }

  private Answer deleteAuthority(Call call) {
    authority(call).become("DELETED");
    return Answer.ok(Json.Obj.of());
  }

  private AcmPcaAuthority target(Call call) {
    return authority(call.text("ResourceArn"));
  }

  private AcmPcaAuthority authority(Call call) {
    return authority(call.text("CertificateAuthorityArn"));
  }

  private AcmPcaAuthority authority(String arn) {
    if (!arn.contains(":certificate-authority/")) {
      throw AcmPcaErrors.invalidArn(arn);
    }
    AcmPcaAuthority authority = authorities.get(arn);
    if (authority == null) {
      throw AcmPcaErrors.notFound("Could not find the authority " + arn);
    }
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
