package dev.resourcepolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The shape that a desired document must have; tables hold parts of documents with {@code '} for
 * {@code "}.
 */
@Tag("scenario-13")
class DesiredDocumentTest {
  private static final String COMPLETE = "'Effect':'Allow','Principal':'*','Action':'a:B'";

  @ParameterizedTest
  @ValueSource(
      strings = {
        COMPLETE,
        "'Effect':'Deny','NotPrincipal':{'AWS':['111122223333','AIDAEXAMPLE'],'Service':'s'},'NotAction':['a:B']",
        COMPLETE + ",'Sid':'1','Resource':['x'],'Later':[1,null]",
        COMPLETE + ",'NotResource':'x','Condition':{'Bool':{'a:B':true,'a:C':['x',5]}}",
        COMPLETE + ",'Condition':{}"
      })
  void takesAStatement(String statement) {
    String list = "{'Version':'2012-10-17','Id':'i','Statement':[{" + statement + "}]}";
    String single = "{'Version':'2008-10-17','Statement':{" + statement + "}}";

    assertThat(Documents.problems(Documents.json(list))).isEmpty();
    assertThat(Documents.problems(Json.of(single.replace('\'', '"')))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          'Principal':'*','Action':'a:B'                     | .Effect is missing: it must be "Allow" or "Deny"
          'Effect':'allow','Principal':'*','Action':'a:B'    | .Effect must be exactly "Allow" or "Deny", and is "allow"
          'Effect':['Allow'],'Principal':'*','Action':'a:B'  | .Effect must be exactly "Allow" or "Deny", and is ["Allow"]
          'Effect':'Allow','Action':'a:B'                    | .Principal is missing
          'Effect':'Allow','Principal':'*','NotPrincipal':'*','Action':'a:B' | must not have both Principal and NotPrincipal
          'Effect':'Allow','Principal':'*'                   | .Action is missing
          'Effect':'Allow','Principal':'*','Action':'a:B','NotAction':'a:B'  | must not have both Action and NotAction
          'Effect':'Allow','Principal':'1','Action':'a:B'    | .Principal must be "*" or a non-empty object: an account, a role or a user stands under "AWS", a service under "Service"
          'Effect':'Allow','Principal':['*'],'Action':'a:B'  | .Principal must be "*" or a non-empty object: an account, a role or a user stands under "AWS", a service under "Service"
          'Effect':'Allow','NotPrincipal':{},'Action':'a:B'  | .NotPrincipal must be "*" or a non-empty object
          'Effect':'Allow','Principal':{'AWS':1},'Action':'a:B'  | .Principal.AWS must be a string or a non-empty list of strings: a number loses its leading zeros
          'Effect':'Allow','Principal':{'AWS':[]},'Action':'a:B' | .Principal.AWS must be a string or a non-empty list of strings
          'Effect':'Allow','Principal':'*','Action':[]       | .Action must be a string or a non-empty list of strings
          'Effect':'Allow','Principal':'*','Action':['a:B',1] | .Action must be a string or a non-empty list of strings
          'Effect':'Allow','Principal':'*','NotAction':{}    | .NotAction must be a string or a non-empty list of strings
          """)
  void refusesAnIncompleteStatement(String statement, String problem) {
    assertThat(problemsOfStatement(statement)).singleElement().asString().endsWith(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          'Sid':1                            | .Sid must be a string
          'Resource':null                    | .Resource must be a string or a non-empty list of strings
          'NotResource':[['x']]              | .NotResource must be a string or a non-empty list of strings
          'Resource':'x','NotResource':'y'   | must not have both Resource and NotResource
          'Condition':'x'                    | .Condition must be an object
          'Condition':{'Bool':['x']}         | .Condition.Bool must be an object
          'Condition':{'Bool':{'a:B':{}}}    | .Condition.Bool.a:B must be a string, number or boolean, or a non-empty list of these
          'Condition':{'Bool':{'a:B':[]}}    | .Condition.Bool.a:B must be a string, number or boolean, or a non-empty list of these
          'Condition':{'Bool':{'a:B':[null]}} | .Condition.Bool.a:B must be a string, number or boolean, or a non-empty list of these
          'Condition':{'Bool':{'a:B':1,'A:b':2}} | .Condition.Bool names a key twice, in different case
          """)
  void refusesAnElementOfTheWrongKind(String element, String problem) {
    assertThat(problemsOfStatement(COMPLETE + "," + element))
        .singleElement()
        .asString()
        .endsWith(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          'Statement':{STATEMENT}                                   | PolicyDocument.Version must be "2012-10-17" or "2008-10-17"
          'Version':'2012-10-18','Statement':{STATEMENT}            | PolicyDocument.Version must be "2012-10-17" or "2008-10-17"
          'Version':20121017,'Statement':{STATEMENT}                | PolicyDocument.Version must be "2012-10-17" or "2008-10-17"
          'Version':'2012-10-17','Id':1,'Statement':{STATEMENT}     | PolicyDocument.Id must be a string
          'Version':'2012-10-17'                                    | PolicyDocument.Statement is missing: it must be an object or a non-empty list of objects
          'Version':'2012-10-17','Statement':[]                     | PolicyDocument.Statement must be an object or a non-empty list of objects
          'Version':'2012-10-17','Statement':'x'                    | PolicyDocument.Statement must be an object or a non-empty list of objects
          'Version':'2012-10-17','Statement':[{STATEMENT},[]]       | PolicyDocument.Statement[1] must be an object
          'Version':'2012-10-17','Statement':{STATEMENT,'Sid':'\\ud800'} | PolicyDocument holds half of a surrogate pair
          """)
  void refusesADocument(String members, String problem) {
    String document = "{" + members.replace("STATEMENT", COMPLETE) + "}";

    assertThat(Documents.problems(Documents.json(document)))
        .singleElement()
        .asString()
        .startsWith(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          true             | PolicyDocument must be an object, or a string that holds one as JSON
          ['x']            | PolicyDocument must be an object, or a string that holds one as JSON, and is a list: statements stand in its Statement
          null             | PolicyDocument must be an object, or a string that holds one as JSON
          '42'             | PolicyDocument must be an object, or a string that holds one as JSON
          '[]'             | PolicyDocument must be an object, or a string that holds one as JSON, and is a list: statements stand in its Statement
          ''               | PolicyDocument cannot be read: it is empty
          '{}{}'           | PolicyDocument cannot be read: it goes on after the end, at line 1, column 4
          '{\\'a\\':1,\\'a\\':2}' | PolicyDocument cannot be read: it names a member twice, at line 1, column 11
          '{x'             | PolicyDocument cannot be read: it is not JSON, at line 1, column 2
          """)
  void refusesWhatHoldsNoDocument(String property, String problem) {
    Json json = Json.parse(property.replace("\\'", "\\\"").replace('\'', '"'));

    assertThat(Documents.problems(json)).containsExactly(problem);
  }

  @Test
  void tellsAllProblemsWithTheirPaths() {
    String document =
        "{'Statement':[{"
            + COMPLETE
            + "},{'Effect':'x','Sid':1},{'Condition':1,"
            + COMPLETE
            + "}]}";
    var problems = new ArrayList<>(List.of("an earlier one"));

    assertThat(PolicyDocument.desired(Documents.json(document), problems)).isEmpty();

    assertThat(problems)
        .satisfiesExactly(
            earlier -> assertThat(earlier).isEqualTo("an earlier one"),
            version -> assertThat(version).contains("PolicyDocument.Version", "DynamoDB"),
            effect -> assertThat(effect).startsWith("PolicyDocument.Statement[1].Effect must"),
            principal ->
                assertThat(principal).isEqualTo("PolicyDocument.Statement[1].Principal is missing"),
            action -> assertThat(action).isEqualTo("PolicyDocument.Statement[1].Action is missing"),
            sid -> assertThat(sid).startsWith("PolicyDocument.Statement[1].Sid must"),
            condition ->
                assertThat(condition).startsWith("PolicyDocument.Statement[2].Condition must"));
  }

  @Test
  void givesADocumentThatHasNoProblemInSpiteOfEarlierProblems() {
    String document = "{'Version':'2012-10-17','Statement':{" + COMPLETE + "}}";
    var problems = new ArrayList<>(List.of("an earlier one"));

    assertThat(PolicyDocument.desired(Documents.json(document), problems)).isPresent();
    assertThat(problems).hasSize(1);
  }

  private static List<String> problemsOfStatement(String statement) {
    List<String> problems =
        Documents.problems(
            Documents.json(
                "{'Version':'2012-10-17','Statement':[{" + COMPLETE + "},{" + statement + "}]}"));
    assertThat(problems).allMatch(problem -> problem.startsWith("PolicyDocument.Statement[1]"));
    return problems;
  }
}
