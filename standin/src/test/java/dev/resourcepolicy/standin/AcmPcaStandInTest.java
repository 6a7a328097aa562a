package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The life of an authority. */
final class AcmPcaStandInTest {
  private final Wired wired = new Wired();
  private String arn = "";

  @AfterEach
  void close() {
    wired.close();
  }

  @BeforeEach
  void createAuthority() {
    arn = create("ROOT").text("CertificateAuthorityArn");
  }

  @Test
  @Tag("documented") // the form of the ARN, and the states
  void isCreatedAndThenWaitsForItsCertificate() {
    assertThat(arn)
        .matches(
            "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/"
                + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    assertThat(status()).isEqualTo("CREATING");
    wired.pass(1000);
    assertThat(status()).isEqualTo("PENDING_CERTIFICATE");
  }

  @Test
  @Tag("documented")
  void becomesActiveWithItsCertificate() {
    assertThat(call("GetCertificateAuthorityCsr").code()).isEqualTo("RequestInProgressException");
    wired.pass(1000);

    assertThat(call("GetCertificateAuthorityCsr").text("Csr"))
        .startsWith("-----BEGIN CERTIFICATE REQUEST-----");
    assertThat(call("ImportCertificateAuthorityCertificate", "Certificate", "YW55").status())
        .isEqualTo(200);
    assertThat(status()).isEqualTo("ACTIVE");
  }

  @ParameterizedTest
  @CsvSource({
    "DISABLED, 200, '', DISABLED",
    "ACTIVE, 200, '', ACTIVE",
    "DELETED, 400, InvalidArgsException, ACTIVE",
  })
  @Tag("documented") // ACTIVE and DISABLED; the error is assumed
  void isDisabledAndActivated(String status, int answer, String code, String left) {
    activate();

    var updated = call("UpdateCertificateAuthority", "Status", status);

    assertThat(updated.status()).isEqualTo(answer);
    assertThat(updated.code()).isEqualTo(code);
    assertThat(status()).isEqualTo(left);
  }

  @Test
  @Tag("documented") // "Your private CA must be in the ACTIVE or DISABLED state"
  void isNotActivatedWithoutACertificate() {
    wired.pass(1000);

    assertThat(call("UpdateCertificateAuthority", "Status", "ACTIVE").code())
        .isEqualTo("InvalidStateException");
  }

  @Test
  @Tag("documented")
  void isDisabledBeforeItIsDeleted() {
    activate();

    assertThat(call("DeleteCertificateAuthority").code()).isEqualTo("InvalidStateException");
    call("UpdateCertificateAuthority", "Status", "DISABLED");
    assertThat(call("DeleteCertificateAuthority").status()).isEqualTo(200);
    assertThat(status()).isEqualTo("DELETED");
  }

  @Test
  @Tag("documented") // thirty days, in which it could be restored
  void isGoneWhenItCannotBeRestoredAnyMore() {
    wired.pass(1000);
    call("DeleteCertificateAuthority");
    wired.time.sleep(Duration.ofDays(30).minusMillis(1));

    assertThat(authority().get("RestorableUntil")).isPresent();
    assertThat(call("DeleteCertificateAuthority").code()).isEqualTo("InvalidStateException");
    wired.pass(1);
    assertThat(call("DescribeCertificateAuthority").code()).isEqualTo("ResourceNotFoundException");
    assertThat(list()).doesNotContain(arn);
  }

  @Test
  @Tag("documented")
  void isGoneAfterAsManyDaysAsAsked() {
    Json.Obj input = Json.Obj.of("CertificateAuthorityArn", Json.of(arn));
    Json.Obj tooSoon = input.with("PermanentDeletionTimeInDays", Json.of(6));
    Json.Obj soon = input.with("PermanentDeletionTimeInDays", Json.of(7));

    assertThat(wired.call("acm-pca", "DeleteCertificateAuthority", tooSoon).code())
        .isEqualTo("ValidationException");
    assertThat(wired.call("acm-pca", "DeleteCertificateAuthority", soon).status()).isEqualTo(200);
    wired.time.sleep(Duration.ofDays(7));
    assertThat(call("DescribeCertificateAuthority").code()).isEqualTo("ResourceNotFoundException");
  }

  @Test
  @Tag("assumed") // the model has this error for each of them, and does not say when
  void hasNoPolicyToReadOrDeleteWhileItIsCreatedOrOnceItIsDeleted() {
    assertThat(policy("GetPolicy").code()).isEqualTo("InvalidStateException");
    assertThat(policy("DeletePolicy").code()).isEqualTo("InvalidStateException");
    wired.pass(1000);
    call("DeleteCertificateAuthority");

    assertThat(policy("GetPolicy").code()).isEqualTo("InvalidStateException");
    assertThat(policy("DeletePolicy").code()).isEqualTo("InvalidStateException");
  }

  @Test
  @Tag("documented")
  void isDescribedAsItWasCreated() {
    Json.Obj configuration = Json.Obj.of("KeyAlgorithm", Json.of("EC_prime256v1"));
    Json.Obj input =
        Json.Obj.of(
            "CertificateAuthorityType",
            Json.of("SUBORDINATE"),
            "CertificateAuthorityConfiguration",
            configuration);

    var created = wired.call("acm-pca", "CreateCertificateAuthority", input);
    arn = created.text("CertificateAuthorityArn");

    assertThat(authority().text("Type")).contains("SUBORDINATE");
    assertThat(authority().object("CertificateAuthorityConfiguration")).contains(configuration);
    assertThat(authority().text("OwnerAccount")).contains("111122223333");
    assertThat(create("OTHER").code()).isEqualTo("ValidationException");
  }

  @Test
  @Tag("documented") // an authority belongs to a Region
  void isListedInItsOwnRegionOnly() {
    String scope = "AWS4-HMAC-SHA256 Credential=AK/20261009/cn-north-1/acm-pca/";

    var elsewhere =
        wired.send(
            wired
                .request("acm-pca", "ListCertificateAuthorities", "{}")
                .header("Authorization", scope));

    assertThat(elsewhere.body()).isEqualTo("{\"CertificateAuthorities\":[]}");
    assertThat(list()).contains(arn);
  }

  @Test
  @Tag("documented") // the states; that the policy comes back is assumed
  void comesBackFromItsDeletionDisabled() {
    wired.pass(1000);
    call("ImportCertificateAuthorityCertificate", "Certificate", "YW55");
    call("UpdateCertificateAuthority", "Status", "DISABLED");
    call("DeleteCertificateAuthority");

    assertThat(call("RestoreCertificateAuthority").status()).isEqualTo(200);

    assertThat(status()).isEqualTo("DISABLED");
    assertThat(call("RestoreCertificateAuthority").code()).isEqualTo("InvalidStateException");
    wired.pass(Duration.ofDays(31).toMillis());
    assertThat(status()).isEqualTo("DISABLED");
  }

  @Test
  @Tag("documented")
  void waitsForItsCertificateAgainWhenItHadNone() {
    wired.pass(1000);
    call("DeleteCertificateAuthority");

    call("RestoreCertificateAuthority");

    assertThat(status()).isEqualTo("PENDING_CERTIFICATE");
  }

  private Wired.Response create(String type) {
    return wired.call("acm-pca", "CreateCertificateAuthority", "CertificateAuthorityType", type);
  }

  private void activate() {
    wired.pass(1000);
    call("ImportCertificateAuthorityCertificate", "Certificate", "YW55");
  }

  private Wired.Response call(String operation) {
    return wired.call("acm-pca", operation, "CertificateAuthorityArn", arn);
  }

  private Wired.Response call(String operation, String member, String value) {
    return wired.call("acm-pca", operation, "CertificateAuthorityArn", arn, member, value);
  }

  private Wired.Response policy(String operation) {
    return wired.call("acm-pca", operation, "ResourceArn", arn);
  }

  private Json.Obj authority() {
    return call("DescribeCertificateAuthority").body().object("CertificateAuthority").orElseThrow();
  }

  private String status() {
    return authority().text("Status").orElseThrow();
  }

  private String list() {
    return wired.call("acm-pca", "ListCertificateAuthorities").body().text();
  }
}
