package dev.resourcepolicy.standin;

import static dev.resourcepolicy.standin.Constraint.optional;
import static dev.resourcepolicy.standin.Constraint.required;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.reconcile.Time;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Private certificate authorities, by ARN, with as much of their operations as it takes to have
 * some. Nothing is signed.
 */
final class AcmPcaAuthorities {
  private static final Constraint ARN = arn("CertificateAuthorityArn");

  /** Documented: 7 to 30 days, by default 30. */
  private static final Constraint DAYS = optional("PermanentDeletionTimeInDays").integer(7, 30);

  private static final String CSR =
      """
      -----BEGIN CERTIFICATE REQUEST-----
      c3RhbmQtaW4=
      -----END CERTIFICATE REQUEST-----
      """;

  private final Time time;
  private final Map<String, AcmPcaAuthority> authorities = new LinkedHashMap<>();
  private int created;

  AcmPcaAuthorities(Time time) {
    this.time = time;
  }

  /** What the model says of the ARN of an authority, under any name. */
  static Constraint arn(String member) {
    return required(member)
        .length(5, 200)
        .matching("arn:[\\w+=/,.@-]+:acm-pca:[\\w+=/,.@-]*:[0-9]*:[\\w+=,.@-]+(/[\\w+=,.@-]+)*");
  }

  List<Route> routes() {
    return List.of(
        AcmPcaStandIn.route(
            "CreateCertificateAuthority",
            List.of(required("CertificateAuthorityType").matching("ROOT|SUBORDINATE")),
            this::create),
        AcmPcaStandIn.route("DescribeCertificateAuthority", List.of(ARN), this::describe),
        AcmPcaStandIn.route("ListCertificateAuthorities", List.of(), this::list),
        AcmPcaStandIn.route("GetCertificateAuthorityCsr", List.of(ARN), this::csr),
        AcmPcaStandIn.route(
            "ImportCertificateAuthorityCertificate",
            List.of(ARN, required("Certificate").text()),
            this::importCertificate),
        AcmPcaStandIn.route(
            "UpdateCertificateAuthority", List.of(ARN, optional("Status").text()), this::update),
        AcmPcaStandIn.route("DeleteCertificateAuthority", List.of(ARN, DAYS), this::delete),
        AcmPcaStandIn.route("RestoreCertificateAuthority", List.of(ARN), this::restore));
  }

  AcmPcaAuthority at(String arn) {
    if (!arn.matches(".*:certificate-authority/[\\w-]+")) {
      throw AcmPcaErrors.invalidArn(arn);
    }
    return Optional.ofNullable(authorities.get(arn))
        .filter(authority -> !authority.isGone())
        .orElseThrow(() -> AcmPcaErrors.notFound("Could not find the authority " + arn));
  }

  private Answer create(Call call) {
    // The model has no ARN here: it lets the sample events name an authority.
    String arn =
        call.input().text("CertificateAuthorityArn").orElseGet(() -> nextArn(call.account()));
    var authority = new AcmPcaAuthority(time, arn, call.account().id(), call.input());
    authorities.put(arn, authority);
    return Answer.ok(Json.Obj.of("CertificateAuthorityArn", Json.of(arn)));
  }

  /** Not random, so that the same calls always make the same authorities. */
  private String nextArn(Account account) {
    created++;
    byte[] name = ("authority " + created).getBytes(StandardCharsets.UTF_8);
    return account.arn("acm-pca", "certificate-authority/" + UUID.nameUUIDFromBytes(name));
  }

  private Answer describe(Call call) {
    return Answer.ok(Json.Obj.of("CertificateAuthority", named(call).description()));
  }

  private Answer list(Call call) {
    String here = call.account().arn("acm-pca", "");
    List<Json> found =
        authorities.values().stream()
            .filter(authority -> authority.arn().startsWith(here) && !authority.isGone())
            .<Json>map(AcmPcaAuthority::description)
            .toList();
    return Answer.ok(Json.Obj.of("CertificateAuthorities", new Json.Arr(found)));
  }

  private Answer csr(Call call) {
    AcmPcaAuthority authority = named(call);
    authority.refuseWhileCreating();
    authority.refuseUnlessUsable();
    return Answer.ok(Json.Obj.of("Csr", Json.of(CSR)));
  }

  private Answer importCertificate(Call call) {
    named(call).importCertificate();
    return Answer.ok(Json.Obj.of());
  }

  private Answer update(Call call) {
    AcmPcaAuthority authority = named(call);
    call.input().text("Status").ifPresent(authority::update);
    return Answer.ok(Json.Obj.of());
  }

  private Answer delete(Call call) {
    Json days = call.input().get("PermanentDeletionTimeInDays").orElse(new Json.Null());
    int restorable = days instanceof Json.Num(var literal) ? Integer.parseInt(literal) : 30;
    named(call).delete(Duration.ofDays(restorable));
    return Answer.ok(Json.Obj.of());
  }

  private Answer restore(Call call) {
    named(call).restore();
    return Answer.ok(Json.Obj.of());
  }

  private AcmPcaAuthority named(Call call) {
    return at(call.text("CertificateAuthorityArn"));
  }
}
