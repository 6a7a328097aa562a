package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.resourcepolicy.json.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opinions on documents. */
final class AccessAnalyzerTest {
  private final Wired wired = new Wired();

  @AfterEach
  void close() {
    wired.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'NotPrincipal':{'AWS':'1'},'Action':'ssm:*' | SECURITY_WARNING | ALLOW_WITH_NOT_PRINCIPAL",
        "'Principal':'*','Action':'GetParameter' | ERROR | INVALID_ACTION",
        "'Principal':'*','Action':['ssm:*','Get'] | ERROR | INVALID_ACTION"
      })
  @Tag("documented")
  void findsWhatIsWrong(String members, String type, String code) {
    List<Json> findings = findings("{'Effect':'Allow'," + members + "}", "");

    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(((Json.Obj) finding).text("findingType")).contains(type);
              assertThat(((Json.Obj) finding).text("issueCode")).contains(code);
              assertThat(finding.text()).contains("{\"key\":\"Statement\"},{\"index\":0}");
            });
  }

  @Test
  @Tag("assumed")
  void handsOutFindingsPageByPage() {
    String statement = "{'Sid':'A','Effect':'Allow','Principal':'*','Action':'ssm:*'}";
    String four = String.join(",", statement, statement, statement, statement);

    assertThat(findings(four, "")).hasSize(2);
    assertThat(findings(four, "2")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'Principal':'*' | FAIL",
        "'Principal':{'AWS':'*'} | FAIL",
        "'Principal':{'AWS':'444455556666'} | PASS",
        "'Principal':'*','Condition':{'Bool':{'aws:SecureTransport':'true'}} | PASS"
      })
  @Tag("assumed")
  void tellsPublicAccess(String members, String result) {
    var input =
        Json.Obj.of(
            "policyDocument", document("{'Effect':'Allow','Action':'ssm:*'," + members + "}"),
            "resourceType", Json.of("AWS::DynamoDB::Table"));

    var answer = (Json.Obj) wired.standIn.answer("accessanalyzer", "CheckNoPublicAccess", input);

    assertThat(answer.text("result")).contains(result);
  }

  @Test
  @Tag("documented")
  void refusesAPolicyOfAnotherType() {
    var input = Json.Obj.of("policyDocument", Json.of("{}"), "policyType", Json.of("MINE"));

    assertThatExceptionOfType(ServiceError.class)
        .isThrownBy(() -> wired.standIn.answer("accessanalyzer", "ValidatePolicy", input))
        .satisfies(error -> assertThat(error.code()).isEqualTo("ValidationException"));
  }

  private List<Json> findings(String statements, String page) {
    var input =
        Json.Obj.of(
            "policyDocument", document(statements),
            "policyType", Json.of("RESOURCE_POLICY"),
            "nextToken", Json.of(page));
    var answer = (Json.Obj) wired.standIn.answer("accessanalyzer", "ValidatePolicy", input);
    return ((Json.Arr) answer.get("findings").orElseThrow()).values();
  }

  private static Json document(String statements) {
    return Json.of(
        ("{'Version':'2012-10-17','Statement':[" + statements + "]}").replace('\'', '"'));
  }
}
