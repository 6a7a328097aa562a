package dev.resourcepolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people get wrong in a document; tables have {@code '} for {@code "}. */
@Tag("scenario-13")
final class MalformedDocumentTest {
  private static final String STATEMENT = "'Effect':'Allow','Principal':'*','Action':'a:B'";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          'Effect':'Allow','Principle':'*','Action':'a:B'                     | .Principle is unknown (did you mean Principal?)
          'Effect':'Allow','Principal':'*','Actions':'a:B'                    | .Actions is unknown (did you mean Action?)
          'Efect':'Allow','Principal':'*','Action':'a:B'                      | .Efect is unknown (did you mean Effect?)
          'Effect':'Allow','Principal':'*','Action':'a:B','resource':'*'      | .resource is unknown (did you mean Resource?)
          'Effect':'Allow','Principal':'*','Action':'a:B','Conditions':{}     | .Conditions is unknown (did you mean Condition?)
          'Effect':'Allow','Principal':{'Aws':'444455556666'},'Action':'a:B'  | .Principal.Aws is unknown (did you mean AWS?)
          'Effect':'Allow','Principal':{'Services':'s'},'Action':'a:B'        | .Principal.Services is unknown (did you mean Service?)
          """)
  void namesTheElementThatAMisspeltOneResembles(String statement, String problem) {
    assertThat(problems("{'Version':'2012-10-17','Statement':[{" + statement + "}]}"))
        .containsExactly("PolicyDocument.Statement[0]" + problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Statment", "statement", "Statements"})
  void namesTheMemberThatAMisspeltOneResembles(String misspelt) {
    assertThat(problems("{'Version':'2012-10-17','" + misspelt + "':[{" + STATEMENT + "}]}"))
        .containsExactly("PolicyDocument." + misspelt + " is unknown (did you mean Statement?)");
  }

  @Test
  void missesNoVersionThatIsMisspelt() {
    assertThat(problems("{'Verison':'2012-10-17','Statement':[{" + STATEMENT + "}]}"))
        .containsExactly("PolicyDocument.Verison is unknown (did you mean Version?)");
  }

  @Test
  void missesAMemberThatNoOtherResembles() {
    assertThat(problems("{'Id':'orders','Later':1}"))
        .hasSize(2)
        .anyMatch(problem -> problem.startsWith("PolicyDocument.Version must be"))
        .anyMatch(problem -> problem.startsWith("PolicyDocument.Statement is missing"));
  }

  @Test
  void leavesMembersThatResembleNothingToTheService() {
    String later = "{'Version':'2012-10-17','Later':1,'Statement':{'Hint':1," + STATEMENT + "}}";

    assertThat(problems(later)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          12345678901                            | holds "12345678901", whose account id has 11 digits instead of 12: YAML takes it for a number
          arn:aws:iam::12345678901:role/Reader   | holds "arn:aws:iam::12345678901:role/Reader", whose account id has 11 digits
          4444555566667                          | holds "4444555566667", whose account id has 13 digits instead of 12
          """)
  void countsTheDigitsOfAnAccount(String principal, String problem) {
    String statement =
        "'Effect':'Allow','Principal':{'AWS':['444455556666','%s']},'Action':'a:B'"
            .formatted(principal);

    assertThat(problems("{'Version':'2012-10-17','Statement':{" + statement + "}}"))
        .singleElement()
        .asString()
        .startsWith("PolicyDocument.Statement.Principal.AWS " + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          'arn:aws:ssm:eu-west-1:${AWS::AccountId}:x' | .Resource holds ${AWS::AccountId}, which takes Fn::Sub to be resolved
          '!Sub arn:x'                                | .Resource holds !Sub as text, which CloudFormation does not resolve in a string
          ['*','!GetAtt Orders.Arn']                  | .Resource[1] holds !GetAtt as text, which CloudFormation does not resolve in a string
          {'Fn::GetAtt':['Orders','Arn']}             | .Resource holds Fn::GetAtt, which CloudFormation does not resolve in a string
          {'Ref':'Orders'}                            | .Resource holds Ref, which CloudFormation does not resolve in a string
          """)
  void findsWhatCloudFormationDidNotResolve(String resource, String problem) {
    assertThat(
            problems(
                "{'Version':'2012-10-17','Statement':[{%s,'Resource':%s}]}"
                    .formatted(STATEMENT, resource)))
        .contains("PolicyDocument.Statement[0]" + problem);
  }

  @Test
  void takesTheVariablesOfPolicies() {
    assertThat(
            problems(
                "{'Version':'2012-10-17','Statement':{%s,'Resource':['x/${aws:username}','${*}']}}"
                    .formatted(STATEMENT)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {'Version': '2012-10-17'}                  | (JSON takes straight double quotes only)
          {“Version”: “2012-10-17”}                  | (JSON takes straight double quotes only)
          {"Version": "2012-10-17", "Statement": [],}| (is there a comma before a closing bracket?)
          file://policy.json                         | (the name of a file is not looked up)
          """)
  void tellsWhatAStringIsInsteadOfJson(String text, String likely) {
    assertThat(Documents.problems(Json.of(text)))
        .singleElement()
        .asString()
        .startsWith("PolicyDocument cannot be read: it is not JSON, at line 1, column ")
        .endsWith(likely);
  }

  @Test
  void recognisesYaml() {
    String yaml =
        """
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
        """;

    assertThat(Documents.problems(Json.of(yaml)))
        .singleElement()
        .asString()
        .endsWith("(it looks like YAML: leave out the | or > before it, and it is an object)");
  }

  @Test
  void findsADocumentThatWasTurnedIntoAStringTwice() {
    Json twice = Json.of(Json.of("{}").text());

    assertThat(Documents.problems(twice))
        .singleElement()
        .asString()
        .endsWith("and was turned into a string twice");
  }

  @Test
  void tellsOfVeryManyProblemsTheFirst() {
    String statements = String.join(",", Collections.nCopies(1000, "{" + STATEMENT + ",'Sid':1}"));

    List<String> problems = problems("{'Version':'2012-10-17','Statement':[" + statements + "]}");

    assertThat(problems)
        .hasSize(21)
        .endsWith("PolicyDocument has 980 more problems")
        .startsWith("PolicyDocument.Statement[0].Sid must be a string");
  }

  private static List<String> problems(String document) {
    return Documents.problems(Documents.json(document));
  }
}
