package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which documents DynamoDB takes, what it makes of them, and which it holds for the same. */
final class DynamoDbDocumentsTest {
  private static final String INVALID = "One or more parameter values were invalid: ";
  private static final String STATEMENT =
      "{'Effect':'Allow','Principal':{'AWS':'444455556666'},'Action':'dynamodb:GetItem',"
          + "'Resource':'*'}";

  private final Table table = new Table();

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  @Tag("observed") // ACK 207, 208, 351-355
  void keepsItsOwnForm() {
    table.settled(
        """
        {"Statement": {"Resource": ["*"], "Condition": {"Bool": {"aws:SecureTransport": ["true"]}},
          "Action": ["dynamodb:GetItem", "dynamodb:Query"], "Effect": "allow", "Sid": "a",
          "Principal": {"AWS": ["444455556666", "arn:aws:iam::444455556666:root"]}},
         "Version": "2012-10-17"}""");

    assertThat(table.get().text("Policy"))
        .isEqualTo(
            """
            {"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Allow",\
            "Principal":{"AWS":"arn:aws:iam::444455556666:root"},\
            "Action":["dynamodb:GetItem","dynamodb:Query"],"Resource":"*",\
            "Condition":{"Bool":{"aws:SecureTransport":["true"]}}}]}""");
  }

  @ParameterizedTest
  @Tag("observed") // ACK 208, 348: equal in its own form
  @ValueSource(
      strings = {
        "{'Statement':[%s],'Version':'2012-10-17'}",
        "{ 'Version' : '2012-10-17', 'Statement' : %s }"
      })
  void holdsTheSameFormForTheSame(String document) {
    String revision = table.settled(document("{'Version':'2012-10-17','Statement':[%s]}"));

    assertThat(table.put(document(document)).text("RevisionId")).isEqualTo(revision);
  }

  @Test
  @Tag("observed") // ACK 355
  void readsAMissingVersionAsTheOldOneAndStillTellsThemApart() {
    String revision = table.settled(document("{'Statement':[%s]}"));

    String read = table.get().text("Policy");
    var again = table.put(read);

    assertThat(read).startsWith("{\"Version\":\"2008-10-17\",");
    assertThat(again.text("RevisionId")).isGreaterThan(revision);
  }

  @ParameterizedTest
  @Tag("observed") // ACK 211, 212, 352, 356; CDK 37273
  @CsvSource(
      delimiter = '|',
      value = {
        "{                                       | Invalid policy document: This policy contains invalid Json",
        "''                                      | Invalid policy document: This policy contains invalid Json",
        "{'Statement':[]}                        | Invalid policy document: Could not parse the policy: Statement is empty!",
        "{'Statement':[{'Effect':'Allow','Principal':{'AWS':'444455556666'},'Action':'dynamodb:GetItem'}]} | Invalid policy document: Missing required field Resource",
        "{'Statement':[{'Sid':'a','Effect':'Allow','Principal':{'AWS':'444455556666'},'Action':'dynamodb:GetItem','Resource':'*'},{'Sid':'a','Effect':'Allow','Principal':{'AWS':'444455556666'},'Action':'dynamodb:PutItem','Resource':'*'}]} | Invalid policy document: The Statement Ids in the policy are not unique",
        "{'Statement':{'Effect':'Allow','Principal':{'AWS':'444455556666'},'Action':['dynamodb:GetRecords','s3:GetObject'],'Resource':'*'}} | Invalid policy document: The following action names are invalid: \"dynamodb:GetRecords\", \"s3:GetObject\"",
        "{'Statement':{'Effect':'Allow','Principal':{'Service':'sns.amazonaws.com'},'Action':'dynamodb:GetItem','Resource':'*'}} | Invalid policy document: Policy contains invalid service principal",
        "{'Statement':{'Effect':'Allow','Principal':{'AWS':'nobody'},'Action':'dynamodb:GetItem','Resource':'*'}} | Invalid principal in policy document.",
      })
  void refusesAnInvalidDocument(String document, String problem) {
    var response = table.put(document.replace('\'', '"'));

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.code()).isEqualTo("ValidationException");
    assertThat(response.message()).isEqualTo(INVALID + problem);
  }

  @Test
  @Tag("assumed")
  void refusesAPrincipalOfATypeThatThereIsNone() {
    var response =
        table.put(
            """
            {"Statement":{"Effect":"Allow","Principal":{"Later":"444455556666"},
             "Action":"dynamodb:GetItem","Resource":"*"}}""");

    assertThat(response.message()).isEqualTo(INVALID + "Invalid principal in policy document.");
  }

  @Test
  @Tag("observed") // ACK 352: block public access
  void refusesToAllowEverybody() {
    var response =
        table.put(Table.READ.replace("{\"AWS\":\"arn:aws:iam::444455556666:root\"}", "\"*\""));

    assertThat(response.code()).isEqualTo("ValidationException");
    assertThat(response.message())
        .isEqualTo(
            "Resource-based policy grants unbounded access in one or more elements. Please revise"
                + " the policy to ensure least-privilege form of access");
  }

  @Test
  @Tag("documented") // 20 KB with white space; the code and text are ACK's (211)
  void countsWhiteSpaceAgainstItsLimit() {
    int space = 20480 - Table.READ.length();

    assertThat(table.put(Table.READ + " ".repeat(space + 1)).message())
        .isEqualTo(INVALID + "Maximum policy size of 20480 bytes exceeded");
    assertThat(table.put(Table.READ + " ".repeat(space)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @Tag("observed") // ACK 210
  @CsvSource({
    "'\"*\"', dynamodb:PutResourcePolicy",
    "'{\"AWS\":\"111122223333\"}', dynamodb:*",
    "'{\"AWS\":\"arn:aws:iam::111122223333:root\"}', dynamodb:put*"
  })
  void refusesToLockTheCallerOutUnlessConfirmed(String principal, String action) {
    String policy = deny(principal, action);
    Json.Obj confirmed =
        Json.Obj.of(
            "ResourceArn", Json.of(Table.ARN),
            "Policy", Json.of(policy),
            "ConfirmRemoveSelfResourceAccess", Json.of(true));

    var refused = table.put(policy);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("AccessDeniedException");
    assertThat(refused.message())
        .isEqualTo(
            "The new resource policy will not allow you to update the resource policy in the"
                + " future.");
    assertThat(table.wired.call("dynamodb", "PutResourcePolicy", confirmed).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @Tag("observed") // ACK 210: only PutResourcePolicy of the caller counts
  @CsvSource({
    "'\"*\"', dynamodb:DeleteResourcePolicy",
    "'{\"AWS\":\"444455556666\"}', dynamodb:PutResourcePolicy"
  })
  void takesADenialThatLeavesTheCallerIn(String principal, String action) {
    assertThat(table.put(deny(principal, action)).status()).isEqualTo(200);
  }

  private static String deny(String principal, String action) {
    return """
    {"Version":"2012-10-17","Statement":[
      {"Effect":"Deny","Principal":%s,"Action":"%s","Resource":"*"}]}"""
        .formatted(principal, action);
  }

  private static String document(String around) {
    return around.formatted(STATEMENT).replace('\'', '"');
  }
}
