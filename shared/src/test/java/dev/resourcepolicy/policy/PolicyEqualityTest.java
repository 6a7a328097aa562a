package dev.resourcepolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which documents IAM reads alike (documented, "IAM JSON policy elements reference"). Tables hold
 * parts of documents, with {@code |} between the two, {@code '} for {@code "}.
 */
@Tag("scenario-55")
class PolicyEqualityTest {
  private static final String VERSION = "'Version':'2012-10-17',";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          'Sid':'A','Action':'a:B'                        | 'Action':'a:B','Sid':'A'
          'Action':'a:B'                                  |   'Action'  :  [ 'a:B' ]
          'NotAction':'a:B'                               | 'NotAction':['a:B']
          'Resource':'*'                                  | 'Resource':['*']
          'NotResource':'x'                               | 'NotResource':['x']
          'Action':['a:B','a:C']                          | 'Action':['a:C','a:B']
          'Action':['a:B','a:C']                          | 'Action':['a:C','a:B','a:C']
          'Resource':['x','y']                            | 'Resource':['y','x','y']
          'Action':'dynamodb:GetItem'                     | 'Action':'DynamoDB:getitem'
          'Action':['a:B']                                | 'Action':['a:B','A:b']
          'NotAction':'a:B'                               | 'NotAction':'A:b'
          'Principal':'*'                                 | 'Principal':{'AWS':'*'}
          'Principal':'*'                                 | 'Principal':{'AWS':['*']}
          'NotPrincipal':'*'                              | 'NotPrincipal':{'AWS':'*'}
          'Principal':{'Service':'x.amazonaws.com'}       | 'Principal':{'Service':['x.amazonaws.com']}
          'Principal':{'AWS':'1','Service':'s'}           | 'Principal':{'Service':'s','AWS':'1'}
          'Principal':{'AWS':'111122223333'}              | 'Principal':{'AWS':'arn:aws:iam::111122223333:root'}
          'Principal':{'AWS':['111122223333']}            | 'Principal':{'AWS':'arn:aws-cn:iam::111122223333:root'}
          'NotPrincipal':{'AWS':'111122223333'}           | 'NotPrincipal':{'AWS':'arn:aws-us-gov:iam::111122223333:root'}
          'Principal':{'AWS':'012345678901'}              | 'Principal':{'AWS':['012345678901','arn:aws-iso-b:iam::012345678901:root']}
          'Condition':{'Bool':{'aws:SecureTransport':true}}  | 'Condition':{'Bool':{'aws:SecureTransport':'true'}}
          'Condition':{'Bool':{'aws:SecureTransport':false}} | 'Condition':{'Bool':{'aws:SecureTransport':['false']}}
          'Condition':{'NumericEquals':{'a:B':5}}         | 'Condition':{'NumericEquals':{'a:B':'5'}}
          'Condition':{'NumericEquals':{'a:B':[5,6]}}     | 'Condition':{'NumericEquals':{'a:B':['6',5,6]}}
          'Condition':{'Bool':{'aws:SecureTransport':'x'}} | 'Condition':{'Bool':{'AWS:securetransport':'x'}}
          'Condition':{'StringLike':{'a:B':'x','a:C':'y'}} | 'Condition':{'StringLike':{'a:C':'y','A:b':['x']}}
          'Condition':{'Bool':{'a:B':'x'},'Null':{'a:B':'x'}} | 'Condition':{'Null':{'a:b':'x'},'Bool':{'A:B':'x'}}
          'Later':{'a':1,'b':[2,3]}                       | 'Later':{'b':[2,3],'a':1}
          'Later':'x','Action':'a:B'                      | 'Action':['A:B'],'Later':'x'
          """)
  void readsAlike(String one, String other) {
    PolicyDocument first = Documents.of(Documents.statement(one));
    PolicyDocument second = Documents.of(Documents.statement(other));

    assertEquivalent(first, second);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          'Sid':'A'                                       | 'Sid':'B'
          'Sid':'A'                                       | 'Sid':'a'
          'Sid':'A'                                       | 'Action':'a:B'
          'Sid':''                                        | 'Later':''
          'Action':'a:B'                                  | 'NotAction':'a:B'
          'Action':'a:B'                                  | 'Action':'a:B*'
          'Action':'a:B'                                  | 'Action':['a:B','a:C']
          'Action':'a:B'                                  | 'Action':' a:B'
          'Action':'a:K'                                  | 'Action':'a:\u212A'
          'Action':'a:B'                                  | 'action':'a:B'
          'Action':'a:B','Resource':'x'                   | 'Action':'x','Resource':'a:B'
          'Resource':'x'                                  | 'Resource':'X'
          'Resource':'x'                                  | 'NotResource':'x'
          'Resource':'x'                                  | 'Resource':[]
          'Principal':'*'                                 | 'NotPrincipal':'*'
          'Principal':'*'                                 | 'Principal':{'Service':'*'}
          'Principal':'*'                                 | 'Principal':{'AWS':['*','1']}
          'Principal':'*'                                 | 'Principal':{'AWS':'*','Service':'s'}
          'Principal':'*'                                 | 'Principal':['*']
          'Principal':{'AWS':'111122223333'}              | 'Principal':{'AWS':'111122223334'}
          'Principal':{'AWS':'111122223333'}              | 'Principal':{'Federated':'111122223333'}
          'Principal':{'AWS':'111122223333'}              | 'Principal':{'aws':'111122223333'}
          'Principal':{'AWS':'111122223333'}              | 'Principal':{'AWS':111122223333}
          'Principal':{'AWS':'111122223333'}              | 'Principal':'111122223333'
          'Principal':{'AWS':'111122223333'}              | 'Principal':{'AWS':'arn:aws:iam::111122223333:user/root'}
          'Principal':{'AWS':'111122223333'}              | 'Principal':{'AWS':'arn:aws:iam::111122223333:root/x'}
          'Principal':{'AWS':'111122223333'}              | 'Principal':{'AWS':'arn:awsx:iam::111122223333:root'}
          'Principal':{'AWS':'11112222333'}               | 'Principal':{'AWS':'arn:aws:iam::11112222333:root'}
          'Principal':{'Service':'111122223333'}          | 'Principal':{'Service':'arn:aws:iam::111122223333:root'}
          'Principal':{'AWS':'arn:aws:iam::1:role/A'}     | 'Principal':{'AWS':'arn:aws:iam::1:role/a'}
          'Condition':{'Bool':{'a:B':true}}               | 'Condition':{'Bool':{'a:B':false}}
          'Condition':{'Bool':{'a:B':true}}               | 'Condition':{'Bool':{'a:B':'True'}}
          'Condition':{'Bool':{'a:B':'true'}}             | 'Condition':{'BoolIfExists':{'a:B':'true'}}
          'Condition':{'Bool':{'a:B':'true'}}             | 'Condition':{'bool':{'a:B':'true'}}
          'Condition':{'NumericEquals':{'a:B':5}}         | 'Condition':{'NumericEquals':{'a:B':5.0}}
          'Condition':{'NumericEquals':{'a:B':100}}       | 'Condition':{'NumericEquals':{'a:B':1e2}}
          'Condition':{'Null':{'a:B':null}}               | 'Condition':{'Null':{'a:B':'null'}}
          'Condition':{'StringLike':{'a:B':'x'}}          | 'Condition':{'StringLike':{'a:B':'X'}}
          'Condition':{'StringLike':{'a:B':['x','y']}}    | 'Condition':{'StringLike':{'a:B':['x']}}
          'Condition':{'StringLike':{'a:B':'x'}}          | 'Condition':{'StringLike':{'a:C':'x'}}
          'Condition':{'StringLike':{'a:B':'x'}}          | 'Later':{'StringLike':{'a:B':'x'}}
          'Condition':{}                                  | 'Action':'a:B'
          'Later':'x','Action':'a:B'                      | 'Action':'a:B'
          'Later':5                                       | 'Later':'5'
          'Later':['x']                                   | 'Later':'x'
          'Later':['x','y']                               | 'Later':['y','x']
          """)
  void tellsApart(String one, String other) {
    assertDifferent(
        Documents.of(Documents.statement(one)), Documents.of(Documents.statement(other)));
  }

  /**
   * Whatever has one element that is not understood is compared as it was written, in all elements.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Condition':{'StringLike':{'a:B':'x','A:b':'x'}}",
        "'Condition':{'StringLike':{'a:B':{'x':'y'}}}",
        "'Condition':{'StringLike':{'a:B':[['x']]}}",
        "'Condition':{'StringLike':'x'}",
        "'Condition':'x'",
        "'Principal':{'Group':'x'}",
        "'Principal':{'AWS':[111122223333]}",
        "'Principal':['*']",
        "'Resource':{'x':'y'}",
        "'Resource':[null]",
        "'Sid':5"
      })
  void comparesLiterallyWhatItDoesNotUnderstand(String unexpected) {
    PolicyDocument document = Documents.of(Documents.statement("'Action':'a:B'," + unexpected));
    PolicyDocument reordered = Documents.of("{" + unexpected + ",'Action':'a:B','Effect':'Allow'}");
    PolicyDocument otherCase = Documents.of(Documents.statement("'Action':'A:b'," + unexpected));
    PolicyDocument asList = Documents.of(Documents.statement("'Action':['a:B']," + unexpected));

    assertEquivalent(document, reordered);
    assertDifferent(document, otherCase);
    assertDifferent(document, asList);
  }

  @Test
  void readsAllowAndDenyAsOpposites() {
    assertDifferent(Documents.of("{'Effect':'Allow'}"), Documents.of("{'Effect':'Deny'}"));
    assertDifferent(Documents.of("{'Effect':'Allow'}"), Documents.of("{'Effect':'allow'}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          'Version':'2012-10-17'                | 'Version':'2008-10-17'
          'Version':'2012-10-17'                | 'Id':'x'
          'Version':'2012-10-17'                | 'Version':['2012-10-17']
          'Version':'2012-10-17','Id':'x'       | 'Version':'2012-10-17'
          'Version':'2012-10-17','Id':'x'       | 'Version':'2012-10-17','Id':'X'
          'Version':'2012-10-17','Id':'x'       | 'Version':'2012-10-17','id':'x'
          'Version':'2012-10-17','Later':{}     | 'Version':'2012-10-17'
          """)
  void tellsDocumentsApartByWhatSurroundsTheStatements(String one, String other) {
    assertDifferent(
        Documents.observed("{'Statement':[]," + one + "}"),
        Documents.observed("{'Statement':[]," + other + "}"));
  }

  @Test
  void readsADocumentWithoutVersionAsOneOf2008() {
    assertEquivalent(
        Documents.observed("{'Statement':[]}"),
        Documents.observed("{'Version':'2008-10-17','Statement':[]}"));
  }

  @Test
  void ignoresTheOrderOfStatementsAndOfMembers() {
    String one = Documents.statement("'Sid':'1'");
    String other = Documents.statement("'Sid':'2'");

    assertEquivalent(Documents.of(one, other), Documents.of(other, one));
    assertEquivalent(
        Documents.of(one),
        Documents.observed("{'Statement':[" + one + "],'Version':'2012-10-17'}"));
  }

  @Test
  void readsASingleStatementAsAListOfOne() {
    String one = Documents.statement("'Sid':'1'");

    assertEquivalent(
        Documents.of(one), Documents.observed("{" + VERSION + "'Statement':" + one + "}"));
  }

  @Test
  void countsEqualStatements() {
    String one = Documents.statement("'Sid':'1'");
    String other = Documents.statement("'Sid':'2'");

    assertDifferent(Documents.of(one), Documents.of(one, one));
    assertDifferent(Documents.of(one, one, other), Documents.of(one, other, other));
    assertEquivalent(Documents.of(one, other, one), Documents.of(one, one, other));
  }

  @Test
  void seesAForeignStatementBehindAWellKnownSid() {
    String own = "{'Sid':'Billing','Effect':'Allow','Principal':{'AWS':'111122223333'}}";
    String foreign = "{'Sid':'Billing','Effect':'Allow','Principal':{'AWS':'444455556666'}}";

    assertDifferent(Documents.of(own), Documents.of(foreign));
    assertDifferent(Documents.of(own), Documents.of(own, foreign));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "'x'",
        "{",
        "{}",
        "{'Version':'2012-10-17'}",
        "{'Statement':'x'}",
        "{'Statement':[[]]}",
        "{'Statement':[{},null]}",
        "{'Statement':[]} x",
        "{'Statement':[]}{'Statement':[]}",
        "{'Statement':[],'Statement':[]}",
        "{'Statement':[{'Sid':'1','Sid':'1'}]}",
        "{'Statement':[{'Sid':'\\ud800'}]}"
      })
  void findsNothingEquivalentToWhatCannotBeRead(String text) {
    PolicyDocument unreadable = Documents.observed(text);

    assertThat(unreadable.json()).isEmpty();
    assertDifferent(unreadable, unreadable);
    assertDifferent(unreadable, Documents.observed(text));
    assertDifferent(unreadable, Documents.of());
  }

  private static void assertEquivalent(PolicyDocument one, PolicyDocument other) {
    assertThat(one.isEquivalentTo(other)).isTrue();
    assertThat(other.isEquivalentTo(one)).isTrue();
    assertThat(one.digest()).isEqualTo(other.digest());
    assertThat(one.differenceTo(other).isEmpty()).isTrue();
  }

  private static void assertDifferent(PolicyDocument one, PolicyDocument other) {
    assertThat(one.isEquivalentTo(other)).isFalse();
    assertThat(other.isEquivalentTo(one)).isFalse();
    assertThat(one.differenceTo(other).isEmpty()).isFalse();
    assertThat(other.differenceTo(one).isEmpty()).isFalse();
    assertThat(one.json().isPresent() && one.digest().equals(other.digest())).isFalse();
  }
}
