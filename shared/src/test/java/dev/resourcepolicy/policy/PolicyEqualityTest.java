package dev.resourcepolicy.policy;

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
          'Action':'a:AZ'                                 | 'Action':'a:az'
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

    Equivalence.assertEquivalent(first, second);
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

    Equivalence.assertEquivalent(document, reordered);
    Equivalence.assertDifferent(document, otherCase);
    Equivalence.assertDifferent(document, asList);
  }

  @Test
  void readsADocumentWithoutVersionAsOneOf2008() {
    Equivalence.assertEquivalent(
        Documents.observed("{'Statement':[]}"),
        Documents.observed("{'Version':'2008-10-17','Statement':[]}"));
  }

  @Test
  void ignoresTheOrderOfStatementsAndOfMembers() {
    String one = Documents.statement("'Sid':'1'");
    String other = Documents.statement("'Sid':'2'");

    Equivalence.assertEquivalent(Documents.of(one, other), Documents.of(other, one));
    Equivalence.assertEquivalent(
        Documents.of(one),
        Documents.observed("{'Statement':[" + one + "],'Version':'2012-10-17'}"));
  }

  @Test
  void readsASingleStatementAsAListOfOne() {
    String one = Documents.statement("'Sid':'1'");

    Equivalence.assertEquivalent(
        Documents.of(one), Documents.observed("{" + VERSION + "'Statement':" + one + "}"));
  }

  @Test
  void countsEqualStatements() {
    String one = Documents.statement("'Sid':'1'");
    String other = Documents.statement("'Sid':'2'");

    Equivalence.assertDifferent(Documents.of(one), Documents.of(one, one));
    Equivalence.assertDifferent(Documents.of(one, one, other), Documents.of(one, other, other));
    Equivalence.assertEquivalent(Documents.of(one, other, one), Documents.of(one, one, other));
  }
}
