package dev.resourcepolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDocumentTest {
  private static final String GUESSABLE =
      """
      { "Version" : "2012-10-17",
        "Statement" : { "Sid" : "42", "Effect" : "Allow",
          "Principal" : { "AWS" : "012345678901" }, "Action" : [ "a:B" ],
          "Condition" : { "Bool" : { "aws:SecureTransport" : "true", "a:N" : "1.0" } } } }
      """;

  private static final String ON_ONE_LINE =
      "{\"Version\":\"2012-10-17\",\"Statement\":{\"Sid\":\"42\",\"Effect\":\"Allow\","
          + "\"Principal\":{\"AWS\":\"012345678901\"},\"Action\":[\"a:B\"],"
          + "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"true\",\"a:N\":\"1.0\"}}}}";

  @Test
  @Tag("scenario-12")
  void sendsTheSameBytesForAnObjectAndForAString() {
    assertThat(Documents.desired(Json.parse(GUESSABLE)).text()).isEqualTo(ON_ONE_LINE);
    assertThat(Documents.desired(Json.of(GUESSABLE)).text()).isEqualTo(ON_ONE_LINE);
  }

  @ParameterizedTest
  @Tag("scenario-12")
  @ValueSource(
      strings = {"true", "42", "\"true\"", "\"42\"", "\"012345678901\"", "4.20", "1E2", "-0"})
  void guessesNoTypeOfAScalar(String scalar) {
    String text = ON_ONE_LINE.replace("\"1.0\"", scalar);

    assertThat(Documents.desired(Json.parse(text)).text()).isEqualTo(text);
    assertThat(Documents.desired(Json.of(text)).text()).isEqualTo(text);
  }

  @Test
  @Tag("scenario-10")
  void writesAnObservedDocumentOnOneLineToo() {
    assertThat(PolicyDocument.observed(GUESSABLE).text()).isEqualTo(ON_ONE_LINE);
  }

  @Test
  @Tag("scenario-10")
  void keepsLineBreaksWithinStringsEscaped() {
    PolicyDocument document = PolicyDocument.observed("{\"Id\":\"a\\nb\",\r\n\"Statement\":[]}");

    assertThat(document.text()).isEqualTo("{\"Id\":\"a\\nb\",\"Statement\":[]}");
  }

  @Test
  void keepsTheTextOfWhatCannotBeRead() {
    PolicyDocument document = PolicyDocument.observed(" not a\ndocument");

    assertThat(document.text()).isEqualTo(" not a\ndocument");
    assertThat(document.json()).isEmpty();
    assertThat(document.statements()).isEmpty();
    assertThat(document.without(List.of(new Statement(Json.Obj.of())))).isSameAs(document);
  }

  @Test
  void hasADigestOfItsMeaning() {
    assertThat(PolicyDocument.observed(GUESSABLE).digest())
        .hasSize(64)
        .matches("[0-9a-f]+")
        .isEqualTo(PolicyDocument.observed(ON_ONE_LINE.replace("[\"a:B\"]", "\"A:B\"")).digest())
        .isNotEqualTo(PolicyDocument.observed(ON_ONE_LINE.replace("42", "43")).digest());
  }

  /**
   * The digest is the revision of an ACM PCA policy: a change of it would look like a foreign
   * write.
   */
  @Test
  void hasTheSameDigestInEveryRelease() {
    assertThat(PolicyDocument.observed(ON_ONE_LINE).digest())
        .isEqualTo("9855bf59f7557900e900dd9bb5caa8f2823d9803df0ec1962f7f24cccdba6dba");
    assertThat(PolicyDocument.observed("abc").digest())
        .isEqualTo("18607d0b70e9c05211b3b1416b7c8adac750a9dc0512e88192921036b8f2fb47");
  }

  @Test
  void keepsItsTextOutOfLogs() {
    PolicyDocument document = PolicyDocument.observed(GUESSABLE);

    assertThat(document.toString()).contains(document.digest(), "1 statement");
    assertThat(document + " " + document.statements()).doesNotContain("012345678901", "a:B");
  }

  @Test
  void takesStatementsAwayAndKeepsTheRestAsItWasWritten() {
    PolicyDocument document =
        Documents.observed(
            "{'Statement':[{'Sid':'1','Action':['a:B']},{'Resource':['x'],'Sid':'2'}],'Id':'i'}");
    List<Statement> removed = Documents.of("{'Action':'A:b','Sid':'1'}").statements();

    assertThat(document.without(removed).text())
        .isEqualTo("{'Statement':[{'Resource':['x'],'Sid':'2'}],'Id':'i'}".replace('\'', '"'));
  }

  @Test
  void isAsItWasWrittenWhenNothingIsTakenAway() {
    PolicyDocument document = PolicyDocument.observed(GUESSABLE);

    assertThat(document.without(List.of())).isSameAs(document);
  }

  @Test
  void takesOneStatementAwayForEachThatIsGiven() {
    PolicyDocument document = Documents.of("{'Sid':'1'}", "{'Sid':'1'}", "{'Sid':'1'}");
    List<Statement> one = Documents.of("{'Sid':'1'}").statements();
    List<Statement> two = Documents.of("{'Sid':'1'}", "{'Sid':'1'}").statements();

    assertThat(document.without(one).statements()).hasSize(2);
    assertThat(document.without(two).statements()).hasSize(1);
  }

  @Test
  void keepsAStatementThatOnlySharesTheSid() {
    PolicyDocument document = Documents.of("{'Sid':'1','Action':'a:B'}");
    List<Statement> other = Documents.of("{'Sid':'1','Action':'a:C'}").statements();

    assertThat(document.without(other)).isEqualTo(document);
  }

  @Test
  void mayHaveNoStatementLeft() {
    PolicyDocument document =
        Documents.observed("{'Version':'2012-10-17','Statement':{'Sid':'1'}}");

    PolicyDocument left = document.without(document.statements());

    assertThat(left.statements()).isEmpty();
    assertThat(left.text()).isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[]}");
  }

  @Test
  void equalsADocumentOfTheSameText() {
    assertThat(PolicyDocument.observed(GUESSABLE))
        .isEqualTo(PolicyDocument.observed(ON_ONE_LINE))
        .hasSameHashCodeAs(PolicyDocument.observed(ON_ONE_LINE))
        .isNotEqualTo(PolicyDocument.observed(ON_ONE_LINE.replace("[\"a:B\"]", "\"a:B\"")));
  }
}
