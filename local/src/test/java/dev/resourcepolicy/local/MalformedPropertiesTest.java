package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What users of CloudFormation get wrong: the Reason says what it is, and where. */
@Tag("scenario-13")
final class MalformedPropertiesTest {

  static List<Fixture> services() {
    return Fixture.all();
  }

  /** The document of the sample Create, as text, with something else in a place of it. */
  @ParameterizedTest(name = "{1} for {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          "Statement":              | "Statment":                     | PolicyDocument.Statment is unknown (did you mean Statement?)
          "Effect":"Allow",         |                                 | PolicyDocument.Statement[0].Effect is missing
          "Effect":"Allow"          | "Effect":"allow"                | PolicyDocument.Statement[0].Effect must be exactly "Allow" or "Deny", and is "allow"
          "Effect":"Allow"          | "Effect":"ALLOW"                | PolicyDocument.Statement[0].Effect must be exactly "Allow" or "Deny", and is "ALLOW"
          "Principal":              | "Principle":                    | PolicyDocument.Statement[0].Principle is unknown (did you mean Principal?)
          "Principal":{             | "Later":{                       | PolicyDocument.Statement[0].Principal is missing
          "Action":                 | "Actions":                      | PolicyDocument.Statement[0].Actions is unknown (did you mean Action?)
          "Action":                 | "Later":                        | PolicyDocument.Statement[0].Action is missing
          "Resource":               | "Resources":                    | PolicyDocument.Statement[0].Resources is unknown (did you mean Resource?)
          "2012-10-17"              | "2012-10-18"                    | PolicyDocument.Version must be "2012-10-17" or "2008-10-17", and is "2012-10-18"
          "2012-10-17"              | 20121017                        | PolicyDocument.Version must be "2012-10-17" or "2008-10-17", and is 20121017
          "Resource":"              | "Resource":"${AWS::AccountId}   | PolicyDocument.Statement[0].Resource holds ${AWS::AccountId}, which takes Fn::Sub to be resolved
          "Resource":"              | "Resource":"!Sub                | PolicyDocument.Statement[0].Resource holds !Sub as text
          """)
  void saysWhatIsWrongWithADocumentAndWhere(String right, String wrong, String reason) {
    for (Fixture fixture : Fixture.all()) {
      String text = fixture.created().text().replace(right, wrong == null ? "" : wrong + " ");

      failsSaying(fixture, "PolicyDocument", Json.parse(text), reason.strip());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {'Version': '2012-10-17'}                   | PolicyDocument cannot be read: it is not JSON, at line 1, column 2 (JSON takes straight double quotes only)
          {"Version": "2012-10-17",}                  | PolicyDocument cannot be read: it is not JSON, at line 1, column 26 (is there a comma before a closing bracket?)
          Version: 2012-10-17                         | PolicyDocument cannot be read: it is not JSON, at line 1, column 1 (it looks like YAML
          [{"Effect": "Allow"}]                       | PolicyDocument must be an object, or a string that holds one as JSON, and is a list
          file://policy.json                          | (the name of a file is not looked up)
                                                      | PolicyDocument cannot be read: it is empty
          """)
  void saysWhatIsWrongWithAString(String text, String reason) {
    for (Fixture fixture : Fixture.all()) {
      failsSaying(fixture, "PolicyDocument", Json.of(text == null ? "" : text), reason);
    }
  }

  @ParameterizedTest
  @CsvSource({"dynamodb", "ssm", "amp", "acm-pca"})
  void saysWhatIsWrongWithAPrincipal(String service) {
    Fixture fixture = Fixture.of(service);
    String text = fixture.created().text();

    failsSaying(
        fixture,
        "PolicyDocument",
        Json.parse(text.replace("444455556666", "44445555666")),
        "PolicyDocument.Statement[0].Principal.AWS holds \"44445555666\", whose account id has 11 digits");
    failsSaying(
        fixture,
        "PolicyDocument",
        Json.parse(text.replace("{\"AWS\":\"444455556666\"}", "\"444455556666\"")),
        "PolicyDocument.Statement[0].Principal must be \"*\" or a non-empty object: an account, a role or a user stands under \"AWS\"");
  }

  @ParameterizedTest
  @CsvSource({"dynamodb", "ssm", "amp", "acm-pca"})
  void saysThatAPolicyIsForAnotherTarget(String service) {
    Fixture fixture = Fixture.of(service);
    String other = fixture.created().text().replaceAll("(\"Resource\":\"[^\"]*)\"", "$1x\"");

    failsSaying(
        fixture,
        "PolicyDocument",
        Json.parse(other),
        "PolicyDocument.Statement[0].Resource is \"arn:",
        fixture.target() + "x\", and this policy is that of " + fixture.target());
  }

  @ParameterizedTest
  @CsvSource({"dynamodb", "acm-pca"})
  void saysWhereAResourceIsMissingThatTheServiceDemands(String service) {
    Fixture fixture = Fixture.of(service);
    String without = fixture.created().text().replaceAll(",\"Resource\":\"[^\"]*\"", "");

    failsSaying(
        fixture,
        "PolicyDocument",
        Json.parse(without),
        "PolicyDocument.Statement[0].Resource is missing: this service demands it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dynamodb | ResourceArn  | Orders                                                          | that is no ARN
          dynamodb | ResourceArn  | arn:aws:dynamodb:us-east-1:111122223333:table/Orders            | is in us-east-1, and this function works in eu-central-1
          dynamodb | ResourceArn  | arn:aws:dynamodb:eu-central-1:999988887777:table/Orders         | is in account 999988887777, and this function works in account 111122223333
          dynamodb | ResourceArn  | arn:aws-cn:dynamodb:eu-central-1:111122223333:table/Orders      | partition aws-cn has no Region eu-central-1
          dynamodb | ResourceArn  | arn:aws:dynamodb:eu-central-1:111122223333:table/Orders/index/I | the policy that it falls under is that of table/Orders
          dynamodb | ResourceArn  | arn:aws:dynamodb:eu-central-1:11122223333:table/Orders          | its account id has fewer than 12 digits
          dynamodb | ResourceArn  | arn:aws:dynamodb:${AWS::Region}:111122223333:table/Orders       | a variable in it was not resolved, which takes Fn::Sub
          ssm      | ResourceArn  | /shared/orders-endpoint                                         | that is no ARN
          ssm      | ResourceArn  | arn:aws:ssm:us-east-1:111122223333:parameter/a                  | is in us-east-1
          amp      | WorkspaceArn | ws-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9                         | an id belongs in WorkspaceId
          amp      | WorkspaceArn | arn:aws:aps:eu-central-1:999988887777:workspace/ws-0a1b2c3d     | is in account 999988887777
          acm-pca  | ResourceArn  | 0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9                            | that is no ARN
          acm-pca  | ResourceArn  | arn:aws:acm:eu-central-1:111122223333:certificate/0a1b2c3d      | that is an ARN of another service
          xray     | PolicyName   | arn:aws:xray:eu-central-1:111122223333:policy/a                 | PolicyName must be 1 to 128 letters, digits or any of
          """)
  void saysWhatIsWrongWithATarget(String service, String property, String value, String reason) {
    failsSaying(Fixture.of(service), property, Json.of(value), reason);
  }

  @ParameterizedTest
  @MethodSource("services")
  void namesThePropertyThatAMisspeltOneResembles(Fixture fixture) {
    failsSaying(
        fixture,
        "OnExisitng",
        Json.of("Replace"),
        "OnExisitng is unknown here (did you mean OnExisting?)");
  }

  @ParameterizedTest
  @CsvSource({"dynamodb, ConfirmRemoveSelfResourceAccess", "xray, BypassPolicyLockoutCheck"})
  void takesNoWordForABoolean(String service, String flag) {
    failsSaying(
        Fixture.of(service), flag, Json.of("yes"), flag + " must be true or false, and is \"yes\"");
  }

  /** A Create with this property fails before any call. */
  private static void failsSaying(
      Fixture fixture, String property, Json value, CharSequence... reasons) {
    try (var bench = new Workbench(fixture)) {
      Json.Obj create = Workbench.with(fixture.event("create"), property, value);

      ScenarioAnswer answer = ScenarioAnswer.to(create, bench).failedSaying(reasons);

      assertThat(answer.reason()).contains("no call was made");
      assertThat(bench.standIn.calls()).isEmpty();
    }
  }
}
