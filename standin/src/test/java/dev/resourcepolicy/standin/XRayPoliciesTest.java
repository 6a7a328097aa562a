package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.reconcile.VirtualTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class XRayPoliciesTest {
  private static final String A =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"sns.amazonaws.com\"},\"Action\":\"xray:PutTraceSegments\",\"Resource\":\"*\"}]}";
  private static final String B = A.replace("sns", "sqs");
  private static final String DENIAL =
      A.replace("Allow", "Deny")
          .replace("{\"Service\":\"sns.amazonaws.com\"}", "\"*\"")
          .replace("xray:PutTraceSegments", "xray:*");

  private final Wired wired = new Wired();

  @AfterEach
  void close() {
    wired.close();
  }

  @Test
  @Tag("observed") // Terraform's acceptance tests: "1" on create, then "2", "3"
  void countsTheRevisionsOfChangedDocuments() {
    assertThat(revision(put("p", A, "0"))).isEqualTo("1");
    assertThat(revision(put("p", B, "1"))).isEqualTo("2");
  }

  @Test
  @Tag("assumed")
  void keepsTheRevisionOfADocumentThatIsPutAgain() {
    put("p", A, "0");

    assertThat(revision(put("p", A, "1"))).isEqualTo("1");
  }

  @Test
  @Tag("assumed") // and the reason why a revision alone proves nothing
  void startsAgainAtOneAfterADeletion() {
    put("p", A, "0");
    delete("p", "1");

    assertThat(revision(put("p", B, "0"))).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "2", "x"})
  @Tag("documented")
  void refusesAnotherRevision(String expected) {
    put("p", A, "0");

    assertThat(put("p", B, expected).code()).isEqualTo("InvalidPolicyRevisionIdException");
    assertThat(delete("p", expected).code()).isEqualTo("InvalidPolicyRevisionIdException");
    assertThat(list().text()).contains("sns");
  }

  @Test
  @Tag("documented")
  void takesFivePoliciesAndStillUpdatesThem() {
    for (int i = 1; i <= 5; i++) {
      assertThat(put("p" + i, A, "0").status()).isEqualTo(200);
    }

    assertThat(put("p6", A, "0").code()).isEqualTo("PolicyCountLimitExceededException");
    assertThat(put("p5", B, "1").status()).isEqualTo(200);
  }

  @Test
  @Tag("documented")
  void refusesMoreThanFiveKilobytes() {
    String large = A.replace("sns", "s".repeat(5120));

    assertThat(put("p", large, "0").code()).isEqualTo("PolicySizeLimitExceededException");
  }

  @Test
  @Tag("documented")
  void refusesToLockItsCallerOutUnlessTheCheckIsBypassed() {
    assertThat(put("p", DENIAL, "0").code()).isEqualTo("LockoutPreventionException");

    var bypassed =
        Json.Obj.of(
            "PolicyName",
            Json.of("p"),
            "PolicyDocument",
            Json.of(DENIAL),
            "BypassPolicyLockoutCheck",
            Json.of(true));
    assertThat(wired.rest("POST", "/PutResourcePolicy", bypassed.text()).status()).isEqualTo(200);
  }

  @Test
  @Tag("documented")
  void refusesADocumentThatIsNotJson() {
    assertThat(put("p", "garbage", "0").code()).isEqualTo("MalformedPolicyDocumentException");
  }

  @Test
  @Tag("assumed") // the model has no error for it
  void refusesToDeleteWhatIsNotThere() {
    assertThat(delete("p", "1").code()).isEqualTo("InvalidRequestException");
  }

  @Test
  @Tag("documented")
  void saysWhenAPolicyWasUpdatedInSeconds() {
    put("p", A, "0");

    assertThat(list().text()).contains("\"LastUpdatedTime\":" + Wired.START.getEpochSecond());
  }

  @Test
  @Tag("documented") // the model has pages; the service says that it does not use them
  void listsInPagesWhereTheyAreConfigured() {
    try (var paged = new Wired(List.of(new XRayStandIn(new VirtualTime(Wired.START), 2)))) {
      for (String name : List.of("p1", "p2", "p3")) {
        put(paged, name, A, "0");
      }

      var first = paged.rest("POST", "/ListResourcePolicies", "{}");
      var next = Json.Obj.of("NextToken", Json.of(first.text("NextToken"))).text();
      var last = paged.rest("POST", "/ListResourcePolicies", next);

      assertThat(first.body().text()).contains("p1", "p2").doesNotContain("p3");
      assertThat(last.body().text()).contains("p3").doesNotContain("p1", "NextToken");
    }
  }

  @Test
  @Tag("documented")
  void refusesANameThatTheModelDoesNotAllow() {
    assertThat(put("a b", A, "0").code()).isEqualTo("InvalidRequestException");
  }

  private Wired.Response put(String name, String document, String revision) {
    return put(wired, name, document, revision);
  }

  private static Wired.Response put(Wired wired, String name, String document, String revision) {
    var input =
        Json.Obj.of(
            "PolicyName", Json.of(name),
            "PolicyDocument", Json.of(document),
            "PolicyRevisionId", Json.of(revision));
    return wired.rest("POST", "/PutResourcePolicy", input.text());
  }

  private Wired.Response delete(String name, String revision) {
    var input = Json.Obj.of("PolicyName", Json.of(name), "PolicyRevisionId", Json.of(revision));
    return wired.rest("POST", "/DeleteResourcePolicy", input.text());
  }

  private Json.Obj list() {
    return wired.rest("POST", "/ListResourcePolicies", "{}").body();
  }

  private static String revision(Wired.Response response) {
    return response
        .body()
        .object("ResourcePolicy")
        .orElseThrow()
        .text("PolicyRevisionId")
        .orElseThrow();
  }
}
