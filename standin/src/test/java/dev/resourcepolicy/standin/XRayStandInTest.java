package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a policy would lock out, what else is refused, and what is kept as it came. */
final class XRayStandInTest {
  private static final String EMPTY = "{\"Statement\":[]}";

  private final Wired wired = new Wired();

  @AfterEach
  void close() {
    wired.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'*'                                      | 'xray:PutResourcePolicy'",
        "{'AWS':'*'}                              | '*'",
        "{'AWS':'111122223333'}                   | 'xray:*'",
        "{'AWS':['444455556666','111122223333']}  | ['xray:GetTraceSummaries','XRAY:put*']",
        "{'AWS':'arn:aws:iam::111122223333:root'} | 'xray:PutResourcePolic?'",
      })
  @Tag("documented") // that there is such a check; how far it looks is assumed
  void refusesADenialThatLocksItsCallerOut(String principal, String action) {
    var refused = put("p", denial(principal, action, ""));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("LockoutPreventionException");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'AWS':'444455556666'}          | 'xray:*'                | \"\"",
        "{'Service':'sns.amazonaws.com'} | 'xray:*'                | \"\"",
        "'*'                             | 'xray:PutTraceSegments' | \"\"",
        "'*'                             | 'xray:Put*Segments'     | \"\"",
        "'*' | 'xray:*' | ,'Condition':{'Bool':{'aws:ViaAWSService':'true'}}",
      })
  @Tag("assumed")
  void takesADenialOfSomethingElse(String principal, String action, String condition) {
    assertThat(put("p", denial(principal, action, condition)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{}"})
  @Tag("documented") // that an invalid document is refused; what is invalid, is assumed
  void refusesADocumentThatIsNoPolicy(String document) {
    assertThat(put("p", document).code()).isEqualTo("MalformedPolicyDocumentException");
  }

  @Test
  @Tag("documented") // 5 KB; that they are bytes, as those of other services, is assumed
  void takesFiveKilobytesAndNotAByteMore() {
    String frame = "{\"Statement\":[],\"Id\":\"%s\"}";
    int room = 5120 - frame.formatted("").length();

    assertThat(put("p", frame.formatted("x".repeat(room))).status()).isEqualTo(200);
    assertThat(put("p", frame.formatted("x".repeat(room - 1) + "é")).code())
        .isEqualTo("PolicySizeLimitExceededException");
  }

  @Test
  @Tag("documented") // "The resource policy document, as provided in the PutResourcePolicyRequest"
  void keepsTheDocumentAsItCame() {
    String document = "{ \"Statement\" : [ ],\n \"Version\":\"2012-10-17\" }";

    assertThat(written(put("p", document)).text("PolicyDocument")).contains(document);
    assertThat(list()).contains(Json.of(document).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", ""})
  @Tag("assumed")
  void knowsNoRevisionOfAPolicyThatIsNotThere(String expected) {
    Json.Obj input = input("p", EMPTY).with("PolicyRevisionId", Json.of(expected));

    assertThat(wired.rest("POST", "/PutResourcePolicy", input.text()).code())
        .isEqualTo("InvalidPolicyRevisionIdException");
  }

  @Test
  @Tag("documented") // "By default the resource policy is created if it does not exist, or updated"
  void writesWithoutARevisionWhateverThereIs() {
    assertThat(written(put("p", EMPTY)).text("PolicyRevisionId")).contains("1");
    wired.pass(5000);

    Json.Obj updated = written(put("p", "{\"Statement\":{}}"));
    var deleted = wired.rest("POST", "/DeleteResourcePolicy", "{\"PolicyName\":\"p\"}");

    assertThat(updated.text("PolicyRevisionId")).contains("2");
    assertThat(updated.get("LastUpdatedTime"))
        .contains(Json.of(Wired.START.plusSeconds(5).getEpochSecond()));
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(list()).isEqualTo("{\"ResourcePolicies\":[]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "page-x", "2147483648", ""})
  @Tag("assumed") // documented for invalid parameters in general
  void refusesATokenThatItNeverGave(String token) {
    String input = Json.Obj.of("NextToken", Json.of(token)).text();

    var refused = wired.rest("POST", "/ListResourcePolicies", input);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("InvalidRequestException");
    assertThat(refused.message()).contains("NextToken");
  }

  @Test
  @Tag("observed") // users of Terraform, issue 30764: five in each Region
  void keepsThePoliciesOfEachRegionApart() {
    for (int i = 1; i <= 5; i++) {
      put("p" + i, EMPTY);
    }

    var sixth = elsewhere("/PutResourcePolicy", input("p6", EMPTY).text());

    assertThat(sixth.status()).isEqualTo(200);
    assertThat(elsewhere("/ListResourcePolicies", "{}").body().text())
        .contains("p6")
        .doesNotContain("p1");
    assertThat(list()).contains("p1").doesNotContain("p6");
  }

  @Test
  @Tag("documented") // the only one of the services' throttling errors with this name
  void throttlesWith429() {
    wired.standIn.faults().add("xray", "ListResourcePolicies", new Fault.Throttle(), 1);

    var throttled = wired.rest("POST", "/ListResourcePolicies", "{}");

    assertThat(throttled.status()).isEqualTo(429);
    assertThat(throttled.code()).isEqualTo("ThrottledException");
    assertThat(throttled.text("Message")).isNotEmpty();
  }

  private static String denial(String principal, String action, String more) {
    return "{'Statement':[{'Effect':'Deny','Principal':%s,'Action':%s,'Resource':'*'%s}]}"
        .formatted(principal, action, more)
        .replace('\'', '"');
  }

  private static Json.Obj input(String name, String document) {
    return Json.Obj.of("PolicyName", Json.of(name), "PolicyDocument", Json.of(document));
  }

  private Wired.Response put(String name, String document) {
    return wired.rest("POST", "/PutResourcePolicy", input(name, document).text());
  }

  private static Json.Obj written(Wired.Response response) {
    return response.body().object("ResourcePolicy").orElseThrow();
  }

  private String list() {
    return wired.rest("POST", "/ListResourcePolicies", "{}").body().text();
  }

  private Wired.Response elsewhere(String path, String body) {
    String scope = "AWS4-HMAC-SHA256 Credential=AK/20261009/us-east-1/xray/";
    return Wired.read(
        wired.send(
            wired
                .request(path)
                .header("Authorization", scope)
                .POST(BodyPublishers.ofString(body))));
  }
}
