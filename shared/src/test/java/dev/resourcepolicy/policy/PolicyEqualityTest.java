package dev.resourcepolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Policy equality as IAM reads it. Single quotes stand for double quotes, and each case changes one
 * document.
 */
@Tag("scenario-55")
final class PolicyEqualityTest {
  private static final String DOCUMENT =
      json(
          "{'Version':'2012-10-17','Statement':[{'Sid':'A','Effect':'Allow','Principal':{'AWS':['111122223333','444455556666']},'Action':['dynamodb:GetItem','dynamodb:Query'],'Resource':'arn:aws:dynamodb:eu-central-1:111122223333:table/Orders','Condition':{'StringEquals':{'aws:SourceAccount':'111122223333'},'Bool':{'aws:SecureTransport':'true'},'NumericLessThan':{'aws:MultiFactorAuthAge':'5'}}},{'Sid':'B','Effect':'Deny','Principal':'*','NotAction':'dynamodb:GetItem','Resource':'*'}]}");

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Principal':'*'                 | 'Principal':{'AWS':'*'}",
        "'Principal':'*'                 | 'Principal':{'AWS':['*']}",
        "'111122223333','444455556666'   | '444455556666','111122223333'",
        "'111122223333','444455556666'   | '111122223333','444455556666','444455556666'",
        "['111122223333','444455556666'] | ['arn:aws:iam::111122223333:root','arn:aws:iam::444455556666:root']",
        "'dynamodb:GetItem','dynamodb:Query' | 'dynamodb:Query','dynamodb:GetItem'",
        "'dynamodb:GetItem','dynamodb:Query' | 'DynamoDB:getitem','dynamodb:QUERY'",
        "'NotAction':'dynamodb:GetItem'  | 'NotAction':['dynamodb:GetItem']",
        "'Resource':'*'                  | 'Resource':['*']",
        "'aws:SourceAccount':'111122223333' | 'AWS:sourceaccount':['111122223333']",
        "'aws:SecureTransport':'true'    | 'aws:SecureTransport':true",
        "'aws:MultiFactorAuthAge':'5'    | 'aws:MultiFactorAuthAge':5",
        "{'Version':'2012-10-17',        | { 'Version' : '2012-10-17' , ",
        "'Sid':'A','Effect':'Allow'      | 'Effect':'Allow','Sid':'A'",
      })
  void isTheSameUnder(String from, String to) {
    assertThat(same(from, to)).isTrue();
  }

  @ParameterizedTest(name = "{0} is not {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Sid':'A'                       | 'Sid':'a'",
        "'Sid':'A',                      | ``",
        "'Effect':'Deny'                 | 'Effect':'Allow'",
        "'NotAction'                     | 'Action'",
        "'Principal':'*'                 | 'NotPrincipal':'*'",
        "table/Orders                    | table/orders",
        "2012-10-17                      | 2008-10-17",
        "{'Version'                      | {'Id':'x','Version'",
        "'Sid':'B'                       | 'Extra':'x','Sid':'B'",
        "'StringEquals'                  | 'StringEqualsIgnoreCase'",
        "'aws:SecureTransport':'true'    | 'aws:SecureTransport':'True'",
        "'aws:MultiFactorAuthAge':'5'    | 'aws:MultiFactorAuthAge':5.0",
        "'dynamodb:GetItem','dynamodb:Query' | 'dynamodb:*'",
        "'111122223333','444455556666'   | '111122223333'",
        "]}                              | ,{'Sid':'C','Effect':'Allow','Principal':'*','Action':'a:b','Resource':'*'}]}",
        "'aws:SourceAccount':'111122223333' | 'aws:SourceAccount':'111122223333','AWS:SourceAccount':'444455556666'",
      })
  void isAnotherUnder(String from, String to) {
    assertThat(same(from, to)).isFalse();
  }

  @Test
  void doesNotDependOnTheOrderOfStatementsOrOnAListAroundASingleOne() {
    String a = "{'Sid':'A','Effect':'Allow','Principal':'*','Action':'a:b','Resource':'*'}";
    String b = a.replace("'A'", "'B'");

    assertThat(
            statements("[" + a + "," + b + "]").isEquivalentTo(statements("[" + b + "," + a + "]")))
        .isTrue();
    assertThat(statements(a).isEquivalentTo(statements("[" + a + "]"))).isTrue();
  }

  @Test
  void countsStatementsThatAreThereTwice() {
    String a = "{'Sid':'A','Effect':'Allow','Principal':'*','Action':'a:b','Resource':'*'}";
    String b = a.replace("'A'", "'B'");

    assertThat(
            statements("[" + a + "," + a + "]").isEquivalentTo(statements("[" + a + "," + b + "]")))
        .isFalse();
    assertThat(statements("[" + a + "," + a + "]").isEquivalentTo(statements("[" + a + "]")))
        .isFalse();
  }

  @Test
  void seesAForeignStatementBehindAKnownSid() {
    assertThat(
            same(
                "'Sid':'A','Effect':'Allow','Principal':{'AWS':['111122223333','444455556666']}",
                "'Sid':'A','Effect':'Allow','Principal':'*'"))
        .isFalse();
  }

  @Test
  void holdsWhatCannotBeReadForEqualToNothing() {
    var garbage = PolicyDocument.observed("garbage");

    assertThat(garbage.isEquivalentTo(garbage)).isFalse();
    assertThat(garbage.isEquivalentTo(PolicyDocument.observed(DOCUMENT))).isFalse();
    assertThat(PolicyDocument.observed(DOCUMENT).isEquivalentTo(garbage)).isFalse();
  }

  @Test
  void takesAMissingVersionForTheOneThatIamAssumes() {
    var without = PolicyDocument.observed(DOCUMENT.replace("\"Version\":\"2012-10-17\",", ""));

    assertThat(without.isEquivalentTo(PolicyDocument.observed(DOCUMENT))).isFalse();
    assertThat(
            without.isEquivalentTo(
                PolicyDocument.observed(DOCUMENT.replace("2012-10-17", "2008-10-17"))))
        .isTrue();
  }

  @Test
  void recognisesWhatDynamoDbReadsBack() {
    var sent =
        PolicyDocument.observed(
            json(
                "{'Statement':{'Action':['dynamodb:GetItem'],'Principal':{'AWS':'444455556666'},'Effect':'Allow','Resource':['arn:aws:dynamodb:eu-central-1:111122223333:table/Orders']},'Version':'2012-10-17'}"));
    var read =
        PolicyDocument.observed(
            json(
                "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::444455556666:root'},'Action':'dynamodb:GetItem','Resource':'arn:aws:dynamodb:eu-central-1:111122223333:table/Orders'}]}"));

    assertThat(sent.isEquivalentTo(read)).isTrue();
    assertThat(sent.digest()).isEqualTo(read.digest()).hasSize(64);
  }

  private static boolean same(String from, String to) {
    assertThat(DOCUMENT).contains(json(from));
    int at = DOCUMENT.lastIndexOf(json(from));
    String changed =
        DOCUMENT.substring(0, at) + json(to) + DOCUMENT.substring(at + json(from).length());
    assertThat(changed).isNotEqualTo(DOCUMENT);
    var one = PolicyDocument.observed(DOCUMENT);
    var other = PolicyDocument.observed(changed);
    assertThat(other.json()).as(changed).isPresent();
    assertThat(one.isEquivalentTo(other)).isEqualTo(other.isEquivalentTo(one));
    assertThat(one.digest().equals(other.digest())).isEqualTo(one.isEquivalentTo(other));
    assertThat(one.differenceTo(other).isEmpty()).isEqualTo(one.isEquivalentTo(other));
    return one.isEquivalentTo(other);
  }

  private static PolicyDocument statements(String statements) {
    return PolicyDocument.observed(json("{'Version':'2012-10-17','Statement':" + statements + "}"));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
