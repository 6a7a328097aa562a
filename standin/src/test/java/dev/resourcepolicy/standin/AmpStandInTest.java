package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.reconcile.VirtualTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a policy may be, client tokens, and the delays. */
final class AmpStandInTest {
  private static final String POLICY = "{\"policyDocument\":\"{}\"}";

  private final Wired wired = new Wired();

  @AfterEach
  void close() {
    wired.close();
  }

  @Test
  @Tag("assumed")
  void deletesOnceForOneClientToken() {
    String policy = active() + "/policy";
    wired.rest("PUT", policy, POLICY);
    wired.pass(2000);

    assertThat(wired.rest("DELETE", policy + "?clientToken=t", "").status()).isEqualTo(202);
    wired.pass(2000);
    assertThat(wired.rest("DELETE", policy + "?clientToken=t", "").status()).isEqualTo(202);
    assertThat(wired.rest("DELETE", policy + "?clientToken=u", "").status()).isEqualTo(404);
  }

  @Test
  @Tag("assumed")
  void forgetsTheClientTokenOfACallThatFailed() {
    String path = create();
    String put = "{\"policyDocument\":\"{}\",\"clientToken\":\"t\"}";

    assertThat(wired.rest("PUT", path + "/policy", put).status()).isEqualTo(409);
    wired.pass(1000);
    assertThat(wired.rest("PUT", path + "/policy", put).status()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no JSON", "[]"})
  @Tag("assumed") // "the JSON policy document"; the error is the model's for a bad field
  void refusesADocumentThatIsNotAJsonObject(String document) {
    var input = Json.Obj.of("policyDocument", Json.of(document)).text();

    var refused = wired.rest("PUT", active() + "/policy", input);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("ValidationException");
    assertThat(refused.text("reason")).isEqualTo("FIELD_VALIDATION_FAILED");
    assertThat(refused.body().text()).contains("\"fieldList\":[{\"name\":\"policyDocument\"");
  }

  @ParameterizedTest
  @CsvSource({"clientToken,a b", "clientToken,''", "policyDocument,"})
  @Tag("documented") // the constraints of the service model
  void refusesWhatTheModelDoesNotAllow(String member, String value) {
    Json.Obj good = Json.Obj.of("policyDocument", Json.of("{}"));
    Json.Obj bad = good.with(member, value == null ? new Json.Null() : Json.of(value));

    var refused = wired.rest("PUT", active() + "/policy", bad.text());

    assertThat(refused.code()).isEqualTo("ValidationException");
    assertThat(refused.message()).startsWith(member);
  }

  @Test
  @Tag("assumed") // a revision that is no revision
  void doesNotTakeAnEmptyRevisionForNone() {
    String policy = active() + "/policy";

    String empty = "{\"policyDocument\":\"{}\",\"revisionId\":\"\"}";

    assertThat(wired.rest("PUT", policy, empty).code()).isEqualTo("ConflictException");
  }

  @Test
  @Tag("documented") // the 202 and the empty body
  void answersADeletionWithNothing() {
    String policy = active() + "/policy";
    wired.rest("PUT", policy, POLICY);
    wired.pass(2000);

    var deleted = wired.rest("DELETE", policy, "");

    assertThat(deleted.status()).isEqualTo(202);
    assertThat(deleted.http().body()).isEmpty();
  }

  @Test
  @Tag("documented")
  void doesNotFindAPolicyToDelete() {
    var response = wired.rest("DELETE", active() + "/policy?revisionId=any", "");

    assertThat(response.code()).isEqualTo("ResourceNotFoundException");
    assertThat(response.text("resourceType")).isEqualTo("policy");
  }

  @Test
  void takesAsLongAsItIsTold() {
    var delays = new AmpDelays(Duration.ZERO, Duration.ofMinutes(5), Duration.ZERO);
    var time = new VirtualTime(Wired.START);
    try (var slow = new Wired(List.of(new AmpStandIn(time, delays)))) {
      String id = slow.rest("POST", "/workspaces", "{}").text("workspaceId");
      String policy = "/workspaces/" + id + "/policy";
      slow.rest("PUT", policy, POLICY);

      time.sleep(Duration.ofMillis(299_999));
      assertThat(slow.rest("GET", policy, "").text("policyStatus")).isEqualTo("CREATING");
      time.sleep(Duration.ofMillis(1));
      assertThat(slow.rest("GET", policy, "").text("policyStatus")).isEqualTo("ACTIVE");
    }
  }

  private String create() {
    return "/workspaces/" + wired.rest("POST", "/workspaces", "{}").text("workspaceId");
  }

  private String active() {
    String path = create();
    wired.pass(1000);
    return path;
  }
}
