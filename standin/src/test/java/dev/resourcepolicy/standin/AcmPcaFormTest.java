package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of a policy: documented is that it is fixed; how strictly, is assumed. */
final class AcmPcaFormTest {
  private static final String READ =
      "{'Sid':'1','Effect':'Allow','Principal':{'AWS':'444455556666'},"
          + "'Action':['acm-pca:DescribeCertificateAuthority','acm-pca:GetCertificate',"
          + "'acm-pca:GetCertificateAuthorityCertificate','acm-pca:ListPermissions',"
          + "'acm-pca:ListTags'],'Resource':'ARN'}";
  private static final String ISSUE =
      "{'Sid':'1','Effect':'Allow','Principal':{'AWS':'444455556666'},"
          + "'Action':['acm-pca:IssueCertificate'],'Resource':'ARN','Condition':{'StringEquals':"
          + "{'acm-pca:TemplateArn':'arn:aws:acm-pca:::template/EndEntityCertificate/V1'}}}";

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
  @Tag("documented") // both examples of the user guide
  void takesThePoliciesForAccountsAndForAnOrganization() {
    String org = "'aws:PrincipalOrgID':'o-a1b2c3d4e5'";
    String read =
        READ.replace("{'AWS':'444455556666'}", "'*'")
            .replace("'ARN'", "'ARN','Condition':{'StringEquals':{%s}}".formatted(org));
    String issue = ISSUE.replace("{'AWS':'444455556666'}", "'*'").replace("V1'", "V1'," + org);

    assertThat(put(READ + "," + ISSUE).status()).isEqualTo(200);
    assertThat(put(issue + "," + read).status()).isEqualTo(200);
  }

  @Test
  @Tag("documented") // RAM's managed permissions revoke as well; ids in a list are assumed
  void takesWhatRamPutsThere() {
    String issue =
        ISSUE
            .replace("['acm-pca:Issue", "['acm-pca:RevokeCertificate','acm-pca:Issue")
            .replace("'444455556666'", "['444455556666','arn:aws:iam::777788889999:root']");

    assertThat(put(READ + "," + issue).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'acm-pca:ListTags'      | 'acm-pca:ListTags','acm-pca:*'  | Action",
        "'acm-pca:ListTags'      | 'acm-pca:ListTags',7            | Action",
        "'Resource':'ARN'        | 'Resource':'*'                  | Resource",
        "'Resource':'ARN'        | 'Resource':['ARN','ARN']        | Resource",
        "'Effect':'Allow'        | 'Effect':'Deny'                 | Effect",
        "{'AWS':'444455556666'}  | '*'                             | Principal",
        "{'AWS':'444455556666'}  | {'AWS':'*'}                     | Principal",
        "{'AWS':'444455556666'}  | {'Service':'acm.amazonaws.com'} | Principal",
        "{'AWS':'444455556666'}  | {'AWS':[]}                      | Principal",
        "'Principal'             | 'NotPrincipal'                  | NotPrincipal",
        "'acm-pca:TemplateArn'   | 'aws:SourceArn'                 | Condition",
        "'StringEquals'          | 'StringLike'                    | Condition",
        "'Resource':'ARN'}       | 'Resource':'ARN','Condition':7} | Condition",
        ",'Condition'            | ,'Conditions'                   | Conditions",
      })
  @Tag("assumed")
  void refusesAnotherForm(String from, String to, String named) {
    var refused = put((READ + "," + ISSUE).replace(from, to));

    assertThat(refused.code()).isEqualTo("InvalidPolicyException");
    assertThat(refused.message()).contains(": " + named + " of a statement");
  }

  @Test
  @Tag("documented") // "or is missing a required statement"; which ones, is assumed
  void refusesAPolicyWithoutOneOfTheTwoStatements() {
    assertThat(put(READ).message()).endsWith("allows to issue");
    assertThat(put(ISSUE).message()).endsWith("allows to read");
    assertThat(put("").code()).isEqualTo("InvalidPolicyException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no JSON",
        "[]",
        "{}",
        "{\"Version\":\"2008-10-17\",\"Statement\":[]}",
        "{\"Version\":\"2012-10-17\"}",
        "{\"Version\":\"2012-10-17\",\"Statement\":7}"
      })
  @Tag("assumed")
  void refusesWhatIsNoPolicy(String document) {
    var refused = wired.call("acm-pca", "PutPolicy", "ResourceArn", arn, "Policy", document);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("InvalidPolicyException");
  }

  private Wired.Response put(String statements) {
    String policy =
        "{'Version':'2012-10-17','Statement':[%s]}"
            .formatted(statements)
            .replace("'ARN'", "'" + arn + "'")
            .replace('\'', '"');
    return wired.call("acm-pca", "PutPolicy", "ResourceArn", arn, "Policy", policy);
  }
}
