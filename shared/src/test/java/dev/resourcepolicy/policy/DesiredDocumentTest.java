package dev.resourcepolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a desired document must be, and what becomes of it. Single quotes stand for double quotes.
 */
final class DesiredDocumentTest {
  private static final String GOOD =
      "{'Version':'2012-10-17','Statement':[{'Sid':'A','Effect':'Allow','Principal':{'AWS':'012345678901'},'Action':'dynamodb:GetItem','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'true'},'NumericLessThan':{'aws:MultiFactorAuthAge':'42'}}}]}";

  @Test
  @Tag("scenario-12")
  void keepsEveryByteOfItsScalars() {
    var fromObject = desired(json(GOOD)).orElseThrow();
    var fromText = desired(Json.of(json(GOOD).text())).orElseThrow();

    assertThat(fromObject.text()).isEqualTo(fromText.text()).isEqualTo(GOOD.replace('\'', '"'));
  }

  @Test
  @Tag("scenario-10")
  void isSentOnOneLine() {
    String spread = GOOD.replace(",", ",\n  ").replace('\'', '"');

    assertThat(desired(Json.of(spread)).orElseThrow().text()).isEqualTo(GOOD.replace('\'', '"'));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Version':'2012-10-17', | `` | PolicyDocument.Version must be given",
        "2012-10-17 | 2020-01-01 | PolicyDocument.Version must be given",
        "'Effect':'Allow' | 'Effect':'allow' | PolicyDocument.Statement[0].Effect must be exactly",
        "'Principal':{'AWS':'012345678901'}, | `` | PolicyDocument.Statement[0] must have exactly one of Principal and NotPrincipal",
        "'Action':'dynamodb:GetItem' | 'Action':'a:b','NotAction':'a:b' | PolicyDocument.Statement[0] must have exactly one of Action and NotAction",
        "'Action':'dynamodb:GetItem' | 'Action':[] | PolicyDocument.Statement[0].Action must be a string",
        "'012345678901' | 12345678901 | PolicyDocument.Statement[0].Principal.AWS must be a string",
        "'aws:MultiFactorAuthAge':'42' | 'aws:MultiFactorAuthAge':null | PolicyDocument.Statement[0].Condition.NumericLessThan.aws:MultiFactorAuthAge must be",
        "'Sid':'A' | 'Sid':1 | PolicyDocument.Statement[0].Sid must be a string",
      })
  @Tag("scenario-13")
  void namesThePathOfWhatIsWrong(String from, String to, String problem) {
    var problems = new ArrayList<String>();

    assertThat(GOOD).contains(from);
    assertThat(PolicyDocument.desired(json(GOOD.replace(from, to)), problems)).isEmpty();

    assertThat(problems).singleElement().asString().contains(problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'not json'",
        "'{\\'Version\\':\\'2012-10-17\\',\\'Version\\':\\'2012-10-17\\'}'",
        "['x']",
        "7",
        "{'Version':'2012-10-17','Statement':[]}",
        "{'Version':'2012-10-17','Statement':['x']}",
        "{'Version':'2012-10-17'}"
      })
  @Tag("scenario-13")
  void refusesWhatIsNoDocument(String property) {
    var problems = new ArrayList<String>();

    assertThat(PolicyDocument.desired(json(property), problems)).isEmpty();
    assertThat(problems).isNotEmpty().allMatch(problem -> problem.startsWith("PolicyDocument"));
  }

  @Test
  void takesOutStatementsByWhatTheySayAndLeavesTheRestAsItWasWritten() {
    String a = "{'Sid':'1','Effect':'Allow','Principal':'*','Action':['a:b'],'Resource':'*'}";
    String b = "{'Resource':'*','Sid':'1','Effect':'Allow','Principal':'*','Action':'a:c'}";
    var document =
        PolicyDocument.observed(
            json("{'Id':'x','Version':'2012-10-17','Statement':[%s,%s,%s]}".formatted(a, b, a))
                .text());
    var owned =
        PolicyDocument.observed(
            json("{'Version':'2012-10-17','Statement':%s}".formatted(a.replace("['a:b']", "'A:B'")))
                .text());

    PolicyDocument rest = document.without(owned.statements());

    assertThat(rest.text())
        .isEqualTo(
            json("{'Id':'x','Version':'2012-10-17','Statement':[%s,%s]}".formatted(b, a)).text());
    assertThat(document.without(List.of())).isEqualTo(document);
  }

  private static Optional<PolicyDocument> desired(Json property) {
    var problems = new ArrayList<String>();
    var document = PolicyDocument.desired(property, problems);
    assertThat(problems).isEmpty();
    return document;
  }

  private static Json json(String text) {
    return Json.parse(text.replace("\\'", "\\\"").replace('\'', '"'));
  }
}
