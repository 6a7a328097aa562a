package dev.resourcepolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyDifferenceTest {
  private static final String BILLING =
      "{'Sid':'Billing','Effect':'Allow','Principal':{'AWS':'111122223333'},"
          + "'Action':'dynamodb:GetItem','Resource':'arn:aws:dynamodb:eu-west-1:444455556666:table/T'}";

  @Test
  void saysWhatIsAddedAndRemoved() {
    PolicyDocument empty = Documents.of();
    PolicyDocument billing = Documents.of(BILLING);
    String sentence =
        "Allow \"Billing\": 111122223333 may dynamodb:GetItem"
            + " on arn:aws:dynamodb:eu-west-1:444455556666:table/T";

    assertThat(empty.differenceTo(billing).lines()).containsExactly("+ " + sentence);
    assertThat(billing.differenceTo(empty).lines()).containsExactly("- " + sentence);
    assertThat(billing.differenceTo(billing).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {'Effect':'Deny','Principal':'*','Action':['a:B','a:C']}               | Deny: * may not a:B, a:C
          {'Effect':'Allow','NotPrincipal':{'AWS':['1','2']},'NotAction':'a:B','NotResource':'x'} | Allow: everybody but 1, 2 may everything but a:B on everything but x
          {'Effect':'Allow','Principal':{'Service':'s','AWS':'1'},'Action':'a:B'} | Allow: Service s, 1 may a:B
          {'Effect':'Allow','Principal':'*','Action':'a:B','Condition':{'Bool':{'a:C':true}}} | Allow: * may a:B if {'Bool':{'a:C':true}}
          {'Effect':'Allow','Principal':'*','Action':'a:B','Sid':'x\\ny'}        | Allow 'x\\ny': * may a:B
          {'Effect':'Allow','Principal':'*','Action':'a:B\\n+ Deny'}             | Allow: * may a:B\\n+ Deny
          {'Effect':'Audit','Principal':'*','Action':'a:B'}                      | {'Effect':'Audit','Principal':'*','Action':'a:B'}
          {'Effect':'Allow','Principal':'*','Action':'a:B','Later':1}            | {'Effect':'Allow','Principal':'*','Action':'a:B','Later':1}
          {'Effect':'Allow','Principal':'*'}                                     | {'Effect':'Allow','Principal':'*'}
          {'Effect':'Allow','Principal':'*','Action':'a:B','Resource':'x','NotResource':'y'} | {'Effect':'Allow','Principal':'*','Action':'a:B','Resource':'x','NotResource':'y'}
          {'Effect':'Allow','Principal':'*','Action':5}                          | {'Effect':'Allow','Principal':'*','Action':5}
          """)
  void putsAStatementInWords(String statement, String words) {
    assertThat(Documents.of().differenceTo(Documents.of(statement)).lines())
        .containsExactly("+ " + words.replace('\'', '"'));
  }

  @Test
  void standsBelowASentence() {
    var difference = new PolicyDifference(List.of("- one", "+ other"));

    assertThat(difference.after("It differs:")).isEqualTo("It differs:\n- one\n+ other");
    assertThat(PolicyDifference.none().after("It is the same.")).isEqualTo("It is the same.");
  }

  @Test
  void saysWhichElementsOfAStatementChange() {
    String observed =
        "{'Sid':'1','Effect':'Allow','Principal':'*','Action':['a:B'],'Resource':'x'}";
    String desired =
        "{'Sid':'1','Effect':'Allow','Principal':{'AWS':'*'},'Action':['a:B','a:C'],"
            + "'Condition':{'Bool':{'a:D':true}}}";

    assertThat(Documents.of(observed).differenceTo(Documents.of(desired)).lines())
        .containsExactly(
            "~ \"1\": Action was [\"a:B\"] becomes [\"a:B\",\"a:C\"];"
                + " Condition was absent becomes {\"Bool\":{\"a:D\":true}};"
                + " Resource was \"x\" becomes absent");
  }

  @Test
  void saysOnlyWhatIsWrittenOtherwiseWhenAStatementIsNotUnderstood() {
    String observed = "{'Sid':'1','Principal':5,'Action':'a:B'}";
    String desired = "{'Sid':'1','Principal':'*','Action':'a:B'}";

    assertThat(Documents.of(observed).differenceTo(Documents.of(desired)).lines())
        .containsExactly("~ \"1\": Principal was 5 becomes \"*\"");
  }

  /** As in the documented policy of ACM PCA, whose two statements share a Sid. */
  @Test
  void pairsByMeaningFirstAndByASidOnlyWhenItIsUnique() {
    String read = "{'Sid':'1','Effect':'Allow','Principal':'*','Action':'a:Read'}";
    String issue = "{'Sid':'1','Effect':'Allow','Principal':'*','Action':'a:Issue'}";
    String revoke = "{'Sid':'1','Effect':'Allow','Principal':'*','Action':'a:Revoke'}";

    assertThat(Documents.of(read, issue).differenceTo(Documents.of(issue, revoke)).lines())
        .containsExactly("~ \"1\": Action was \"a:Read\" becomes \"a:Revoke\"");
    assertThat(Documents.of(read, issue).differenceTo(Documents.of(revoke)).lines())
        .containsExactly(
            "- Allow \"1\": * may a:Read",
            "- Allow \"1\": * may a:Issue",
            "+ Allow \"1\": * may a:Revoke");
    assertThat(Documents.of(read).differenceTo(Documents.of(issue, revoke)).lines())
        .containsExactly(
            "- Allow \"1\": * may a:Read",
            "+ Allow \"1\": * may a:Issue",
            "+ Allow \"1\": * may a:Revoke");
  }

  @Test
  void countsEqualStatements() {
    assertThat(Documents.of(BILLING, BILLING).differenceTo(Documents.of(BILLING)).lines())
        .singleElement()
        .asString()
        .startsWith("- Allow \"Billing\"");
  }

  @Test
  void saysWhatChangesAroundTheStatements() {
    PolicyDocument observed = Documents.observed("{'Statement':[],'Id':'x'}");
    PolicyDocument desired = Documents.observed("{'Version':'2012-10-17','Statement':[]}");

    assertThat(observed.differenceTo(desired).lines())
        .containsExactly(
            "~ Id was \"x\" becomes absent", "~ Version was \"2008-10-17\" becomes \"2012-10-17\"");
  }

  @Test
  void saysWhatCannotBeReadWithoutQuotingIt() {
    PolicyDocument unreadable = Documents.observed("secret");
    String sentence =
        "Allow \"Billing\": 111122223333 may dynamodb:GetItem"
            + " on arn:aws:dynamodb:eu-west-1:444455556666:table/T";

    assertThat(unreadable.differenceTo(Documents.of(BILLING)).lines())
        .containsExactly("- a document that cannot be read", "+ " + sentence);
    assertThat(Documents.of(BILLING).differenceTo(unreadable).lines())
        .containsExactly("- " + sentence, "+ a document that cannot be read");
    assertThat(unreadable.differenceTo(unreadable).lines())
        .containsExactly("- a document that cannot be read", "+ a document that cannot be read");
  }
}
