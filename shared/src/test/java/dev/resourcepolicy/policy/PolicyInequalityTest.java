package dev.resourcepolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which documents are not taken for each other, however alike they look. Tables hold parts of
 * documents, with {@code |} between the two and {@code '} for {@code "}.
 */
@Tag("scenario-55")
class PolicyInequalityTest {

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
    Equivalence.assertDifferent(
        Documents.of(Documents.statement(one)), Documents.of(Documents.statement(other)));
  }

  @Test
  void readsAllowAndDenyAsOpposites() {
    Equivalence.assertDifferent(
        Documents.of("{'Effect':'Allow'}"), Documents.of("{'Effect':'Deny'}"));
    Equivalence.assertDifferent(
        Documents.of("{'Effect':'Allow'}"), Documents.of("{'Effect':'allow'}"));
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
    Equivalence.assertDifferent(
        Documents.observed("{'Statement':[]," + one + "}"),
        Documents.observed("{'Statement':[]," + other + "}"));
  }

  @Test
  void seesAForeignStatementBehindAWellKnownSid() {
    String own = "{'Sid':'Billing','Effect':'Allow','Principal':{'AWS':'111122223333'}}";
    String foreign = "{'Sid':'Billing','Effect':'Allow','Principal':{'AWS':'444455556666'}}";

    Equivalence.assertDifferent(Documents.of(own), Documents.of(foreign));
    Equivalence.assertDifferent(Documents.of(own), Documents.of(own, foreign));
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
    Equivalence.assertDifferent(unreadable, unreadable);
    Equivalence.assertDifferent(unreadable, Documents.observed(text));
    Equivalence.assertDifferent(unreadable, Documents.of());
  }
}
