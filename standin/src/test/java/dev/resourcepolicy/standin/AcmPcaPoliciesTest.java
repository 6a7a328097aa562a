package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AcmPcaPoliciesTest {
  private final Wired wired = new Wired();
  private String arn = "";

  @BeforeEach
  void createAuthority() {
    arn =
        wired
            .call("acm-pca", "CreateCertificateAuthority", "CertificateAuthorityType", "ROOT")
            .text("CertificateAuthorityArn");
    wired.pass(1000);
  }

  @AfterEach
  void close() {
    wired.close();
  }

  @Test
  @Tag("documented") // AWS Private CA user guide, "Resource-based policies": both statements have
  // Sid 1
  void keepsTheDocumentedPolicyAsItWasPut() {
    assertThat(put(policy()).status()).isEqualTo(200);

    assertThat(get().text("Policy")).isEqualTo(policy());
  }

  @Test
  @Tag("documented") // there is no token of any kind
  void letsTheLastWriterWin() {
    put(policy());

    put(policy().replace("444455556666", "777788889999"));

    assertThat(get().text("Policy")).contains("777788889999").doesNotContain("444455556666");
  }

  @Test
  @Tag("documented")
  void answersTheSameForAMissingPolicyAndForAMissingAuthority() {
    assertThat(get().code()).isEqualTo("ResourceNotFoundException");
    arn = arn.replaceFirst("/.*", "/00000000-0000-0000-0000-000000000000");
    assertThat(get().code()).isEqualTo("ResourceNotFoundException");
  }

  @Test
  @Tag("documented")
  void deletesAPolicyAndSucceedsWhenThereIsNone() {
    put(policy());

    assertThat(delete().status()).isEqualTo(200);
    assertThat(delete().status()).isEqualTo(200);
    assertThat(get().code()).isEqualTo("ResourceNotFoundException");
  }

  @ParameterizedTest
  @CsvSource({
    "acm-pca:IssueCertificate, acm-pca:DeleteCertificateAuthority",
    "certificate-authority/, certificate-authority/x",
    "Principal, NotPrincipal",
    "Statement, Statements"
  })
  @Tag("documented") // that the form is fixed; how strictly, is assumed
  void refusesAnotherForm(String from, String to) {
    assertThat(put(policy().replace(from, to)).code()).isEqualTo("InvalidPolicyException");
  }

  @Test
  @Tag("documented")
  void refusesToLockItsCallerOut() {
    String denial =
        policy()
            .replace("\"Allow\"", "\"Deny\"")
            .replace("444455556666", "111122223333")
            .replace("acm-pca:DescribeCertificateAuthority", "acm-pca:*");

    assertThat(put(denial).code()).isEqualTo("LockoutPreventedException");
  }

  @Test
  @Tag("assumed")
  void takesNoPolicyWhileItIsCreatedOrOnceItIsDeleted() {
    arn =
        wired
            .call("acm-pca", "CreateCertificateAuthority", "CertificateAuthorityType", "ROOT")
            .text("CertificateAuthorityArn");
    assertThat(put(policy()).code()).isEqualTo("InvalidStateException");

    wired.pass(1000);
    assertThat(put(policy()).status()).isEqualTo(200);
    wired.call("acm-pca", "DeleteCertificateAuthority", "CertificateAuthorityArn", arn);
    assertThat(delete().code()).isEqualTo("InvalidStateException");
  }

  @Test
  @Tag(
      "observed") // Terraform's acceptance test puts a policy on an authority without a certificate
  void takesAPolicyWhileItsCertificateIsPending() {
    assertThat(
            wired
                .call("acm-pca", "DescribeCertificateAuthority", "CertificateAuthorityArn", arn)
                .body()
                .text())
        .contains("PENDING_CERTIFICATE");
    assertThat(put(policy()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "arn:aws:acm-pca:eu-central-1:111122223333:other/x"})
  @Tag("documented")
  void refusesAnArnThatIsNoAuthoritys(String other) {
    arn = other;

    assertThat(get().code()).isEqualTo("InvalidArnException");
  }

  @Test
  @Tag("documented")
  void refusesCharactersThatTheModelDoesNotAllow() {
    assertThat(put(policy().replace("\"1\"", "\"\u20ac\"")).code())
        .isEqualTo("ValidationException");
  }

  private Wired.Response put(String policy) {
    return wired.call("acm-pca", "PutPolicy", "ResourceArn", arn, "Policy", policy);
  }

  private Wired.Response get() {
    return wired.call("acm-pca", "GetPolicy", "ResourceArn", arn);
  }

  private Wired.Response delete() {
    return wired.call("acm-pca", "DeletePolicy", "ResourceArn", arn);
  }

  private String policy() {
    return """
        {"Version":"2012-10-17","Statement":[
        {"Sid":"1","Effect":"Allow","Principal":{"AWS":"444455556666"},
        "Action":["acm-pca:DescribeCertificateAuthority","acm-pca:GetCertificate"],"Resource":"%1$s"},
        {"Sid":"1","Effect":"Allow","Principal":{"AWS":"444455556666"},
        "Action":"acm-pca:IssueCertificate","Resource":"%1$s","Condition":{"StringEquals":
        {"acm-pca:TemplateArn":"arn:aws:acm-pca:::template/EndEntityCertificate/V1"}}}]}"""
        .formatted(arn);
  }
}
