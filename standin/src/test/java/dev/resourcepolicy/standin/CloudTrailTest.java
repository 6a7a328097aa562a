package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a write's event says. */
final class CloudTrailTest {
  private final Wired wired = new Wired();
  private final List<Json.Obj> told = new ArrayList<>();

  @BeforeEach
  void listen() {
    wired.standIn.onEvent(told::add);
  }

  @AfterEach
  void close() {
    wired.close();
  }

  @Test
  @Tag("documented") // the envelope and the members of the record
  void isTheEventThatEventBridgeSees() {
    var created = wired.call("dynamodb", "CreateTable", Table.definition("Orders"));

    Json.Obj event = told.getFirst();
    assertThat(event.members().keySet())
        .containsExactly(
            "version",
            "id",
            "detail-type",
            "source",
            "account",
            "time",
            "region",
            "resources",
            "detail");
    assertThat(event.text("detail-type")).contains("AWS API Call via CloudTrail");
    assertThat(event.text("time")).contains("2026-10-09T00:00:00Z");
    assertThat(event.text("account")).contains("111122223333");
    assertThat(detail().text("eventSource")).contains("dynamodb.amazonaws.com");
    assertThat(detail().text("awsRegion")).contains("eu-central-1");
    assertThat(detail().get("readOnly")).contains(Json.of(false));
    assertThat(detail().text("requestID"))
        .isEqualTo(created.http().headers().firstValue("x-amzn-RequestId"));
  }

  @Test
  @Tag("assumed") // lowerCamelCase, by the samples of other services
  void namesTheTargetInLowerCamelCase() {
    wired.call("dynamodb", "CreateTable", Table.definition("Orders"));

    assertThat(parameters().text("tableName")).contains("Orders");
    assertThat(parameters().get("keySchema").orElseThrow().text())
        .isEqualTo("[{\"attributeName\":\"id\",\"keyType\":\"HASH\"}]");
    assertThat(response().object("tableDescription").flatMap(table -> table.text("tableArn")))
        .contains(Table.ARN);
  }

  @Test
  @Tag("assumed")
  void hidesDocumentsAndValues() {
    wired.standIn.seed();
    wired.pass(2000);
    wired.call("dynamodb", "PutResourcePolicy", "ResourceArn", Table.ARN, "Policy", Table.READ);
    assertThat(parameters().text("policy")).contains("HIDDEN_DUE_TO_SECURITY_REASONS");
    assertThat(response().text("revisionId").orElseThrow()).isNotEmpty();

    wired.rest(
        "POST",
        "/PutResourcePolicy",
        "{\"PolicyName\":\"one\",\"PolicyDocument\":\"{\\\"Statement\\\":[]}\"}");

    assertThat(told).allSatisfy(event -> assertThat(event.text()).doesNotContain("Statement"));
    assertThat(told.toString()).doesNotContain("orders.example.com");
    assertThat(parameters().text("policyName")).contains("one");
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb, CreateTable, aws.dynamodb",
    "ssm, PutParameter, aws.ssm",
    "amp, CreateWorkspace, aws.aps",
    "acm-pca, CreateCertificateAuthority, aws.acm-pca",
  })
  @Tag("documented") // aws.aps is assumed
  void comesFromTheService(String service, String operation, String source) {
    wired.standIn.seed();

    assertThat(told)
        .filteredOn(event -> event.text("source").orElse("").equals(source))
        .extracting(event -> event.object("detail").flatMap(d -> d.text("eventName")).orElse(""))
        .contains(operation)
        .doesNotContain(service);
  }

  @Test
  @Tag("documented") // the authority's ARN; the workspace's members are assumed
  void saysWhatWasCreated() {
    wired.call("acm-pca", "CreateCertificateAuthority", "CertificateAuthorityType", "ROOT");
    assertThat(response().text("certificateAuthorityArn").orElseThrow())
        .startsWith("arn:aws:acm-pca:");

    wired.rest("POST", "/workspaces", "{}");
    assertThat(response().text("workspaceId").orElseThrow()).startsWith("ws-");
    assertThat(response().text("arn").orElseThrow()).startsWith("arn:aws:aps:");
  }

  @Test
  void isTheUsersOfTheAccessKey() {
    create("alice", "eu-central-1");

    assertThat(identity().text("arn")).contains("arn:aws:iam::111122223333:user/alice");
    assertThat(identity().get("sessionContext")).isEmpty();
  }

  @Test
  void isTheSessionsOfARoleKey() {
    create("role.Deployer", "us-east-1");

    assertThat(identity().text("type")).contains("AssumedRole");
    assertThat(identity().text("arn"))
        .contains("arn:aws:sts::111122223333:assumed-role/Deployer/session");
    assertThat(
            identity()
                .object("sessionContext")
                .flatMap(context -> context.object("sessionIssuer"))
                .flatMap(issuer -> issuer.text("arn")))
        .contains("arn:aws:iam::111122223333:role/Deployer");
    assertThat(detail().text("awsRegion")).contains("us-east-1");
  }

  @Test
  void isAStrangersInProcess() {
    wired.standIn.answer("dynamodb", "CreateTable", Table.definition("Orders"));

    assertThat(identity().text("arn")).contains("arn:aws:iam::111122223333:user/stranger");
  }

  private void create(String accessKey, String region) {
    var _ =
        wired.send(
            wired
                .request("dynamodb", "CreateTable", Table.definition("Orders").text())
                .header(
                    "Authorization",
                    "AWS4-HMAC-SHA256 Credential=%s/20261009/%s/dynamodb/aws4_request"
                        .formatted(accessKey, region)));
  }

  private Json.Obj detail() {
    return told.getLast().object("detail").orElseThrow();
  }

  private Json.Obj identity() {
    return detail().object("userIdentity").orElseThrow();
  }

  private Json.Obj parameters() {
    return detail().object("requestParameters").orElseThrow();
  }

  private Json.Obj response() {
    return detail().object("responseElements").orElseThrow();
  }
}
