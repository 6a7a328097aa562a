package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class AmpPoliciesTest {
  private static final String A = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";
  private static final String B = "{\"Version\":\"2008-10-17\",\"Statement\":[]}";

  private final Wired wired = new Wired();
  private String path = "";

  @BeforeEach
  void createWorkspace() {
    var created = wired.rest("POST", "/workspaces", "{\"alias\":\"a\"}");
    path = "/workspaces/" + created.text("workspaceId");
    wired.pass(1000);
  }

  @AfterEach
  void close() {
    wired.close();
  }

  @Test
  @Tag("documented")
  void acceptsAPolicyAndAppliesItLater() {
    var accepted = put(A, "NO_POLICY", "t1");
    var before = describe();
    wired.pass(2000);

    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.text("policyStatus")).isEqualTo("CREATING");
    assertThat(before.text("policyStatus")).isEqualTo("CREATING");
    assertThat(describe().text("policyStatus")).isEqualTo("ACTIVE");
    assertThat(describe().text("revisionId")).isEqualTo(accepted.text("revisionId"));
  }

  @Test
  @Tag("assumed") // the only error of the model that fits
  void refusesAWriteWhileAnotherIsApplied() {
    var accepted = put(A, "NO_POLICY", "t1");

    var second = put(B, accepted.text("revisionId"), "t2");

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("ConflictException");
    assertThat(second.text("resourceType")).isEqualTo("policy");
  }

  @Test
  @Tag("assumed") // documented to be checked; the error is the only one that fits
  void refusesAnotherRevision() {
    put(A, "NO_POLICY", "t1");
    wired.pass(2000);

    assertThat(put(B, "NO_POLICY", "t2").code()).isEqualTo("ConflictException");
    assertThat(put(B, "other", "t3").code()).isEqualTo("ConflictException");
    assertThat(delete("other").code()).isEqualTo("ConflictException");
    assertThat(describe().text("policyDocument")).isEqualTo(A);
  }

  @Test
  @Tag("documented")
  void overwritesWithoutARevision() {
    put(A, "NO_POLICY", "t1");
    wired.pass(2000);

    var input = Json.Obj.of("policyDocument", Json.of(B)).text();

    assertThat(wired.rest("PUT", path + "/policy", input).text("policyStatus"))
        .isEqualTo("UPDATING");
  }

  @Test
  @Tag("documented") // an idempotency token; what it answers the second time is assumed
  void answersTheSameRequestTheSameWithoutDoingItAgain() {
    var first = put(A, "NO_POLICY", "t1");
    wired.pass(2000);

    var again = put(A, "NO_POLICY", "t1");

    assertThat(again.status()).isEqualTo(202);
    assertThat(again.text("revisionId")).isEqualTo(first.text("revisionId"));
    assertThat(describe().text("policyStatus")).isEqualTo("ACTIVE");
  }

  @Test
  @Tag("assumed")
  void refusesAClientTokenOfAnotherRequest() {
    put(A, "NO_POLICY", "t1");

    assertThat(put(B, "NO_POLICY", "t1").code()).isEqualTo("ValidationException");
  }

  @Test
  @Tag("observed") // Terraform's waiter has to accept ACTIVE after a deletion
  void describesADeletedPolicyAsActiveThenAsDeletingThenNotAtAll() {
    String revision = put(A, "NO_POLICY", "t1").text("revisionId");
    wired.pass(2000);

    assertThat(delete(revision).status()).isEqualTo(202);

    assertThat(describe().text("policyStatus")).isEqualTo("ACTIVE");
    wired.pass(300);
    assertThat(describe().text("policyStatus")).isEqualTo("DELETING");
    wired.pass(1700);
    assertThat(describe().code()).isEqualTo("ResourceNotFoundException");
    assertThat(describe().text("resourceType")).isEqualTo("policy");
  }

  @Test
  @Tag("documented")
  void knowsNeitherAPolicyNorAWorkspaceThatIsNotThere() {
    assertThat(describe().status()).isEqualTo(404);
    assertThat(wired.rest("GET", "/workspaces/ws-none", "").text("resourceType"))
        .isEqualTo("workspace");
  }

  @Test
  @Tag("documented")
  void createsAndDeletesAWorkspaceInTime() {
    var created = wired.rest("POST", "/workspaces", "{}");
    String other = "/workspaces/" + created.text("workspaceId");

    assertThat(wired.rest("GET", other, "").body().text()).contains("\"CREATING\"");
    wired.pass(1000);
    assertThat(wired.rest("GET", other, "").body().text()).contains("\"ACTIVE\"");
    wired.rest("DELETE", other, "");
    assertThat(wired.rest("GET", other, "").body().text()).contains("\"DELETING\"");
    wired.pass(1000);
    assertThat(wired.rest("GET", other, "").status()).isEqualTo(404);
  }

  @Test
  @Tag("documented")
  void saysWhenToTryAgain() {
    wired.standIn.faults().add("amp", "DescribeResourcePolicy", new Fault.Throttle(), 1);

    var throttled = describe();

    assertThat(throttled.status()).isEqualTo(429);
    assertThat(throttled.http().headers().firstValue("Retry-After")).contains("2");
  }

  private Wired.Response put(String document, String revision, String token) {
    var input =
        Json.Obj.of(
            "policyDocument", Json.of(document),
            "revisionId", Json.of(revision),
            "clientToken", Json.of(token));
    return wired.rest("PUT", path + "/policy", input.text());
  }

  private Wired.Response describe() {
    return wired.rest("GET", path + "/policy", "");
  }

  private Wired.Response delete(String revision) {
    return wired.rest("DELETE", path + "/policy?revisionId=" + revision, "");
  }
}
