package dev.resourcepolicy.lambda;

import static dev.resourcepolicy.intent.Orders.TABLE;
import static dev.resourcepolicy.intent.Orders.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.cloudformation.Response;
import dev.resourcepolicy.guard.SecondOpinion;
import dev.resourcepolicy.intent.Intents;
import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyDifference;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.Revision;
import dev.resourcepolicy.policy.ServiceCall;
import dev.resourcepolicy.reconcile.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class InvocationLogTest {
  private static final Instant STARTED = Instant.parse("2026-03-02T10:00:00Z");
  private static final PolicyDifference DIFFERENCE =
      new PolicyDifference(List.of("+ Statement Secret of 444455556666"));

  private final InvocationLog log = new InvocationLog("OrdersFunction", "invocation-1");

  @Test
  void tellsTheInvocationOnOneLine() {
    log.requestType("Update");
    log.attempts(1);
    log.called(new ServiceCall("Get", "", "7", Optional.of("read-1")));
    log.waits(Duration.ofMillis(1500), "BUSY: in two\nlines");
    log.attempts(2);
    log.called(new ServiceCall("Put", "Expected=7", "8", Optional.empty()));
    log.called(new ServiceCall("Put", "Expected=7", "8", Optional.of("write-1")));
    log.outcome(outcome(TABLE));

    String line = line();

    assertThat(line).doesNotContain("\n", "\r");
    assertThat(Json.parse(line))
        .isEqualTo(
            Json.parse(
                """
                {"function": "OrdersFunction", "invocationId": "invocation-1",
                 "requestType": "Update", "target": "%s", "outcome": "UPDATED",
                 "revisionBefore": "7", "revisionAfter": "8", "detail": "Replaced.",
                 "attempts": 2, "waits": [{"milliseconds": 1500, "reason": "BUSY: in two\\nlines"}],
                 "serviceRequestIds": ["read-1", "write-1"], "durationMilliseconds": 2500}
                """
                    .formatted(TABLE)));
  }

  @Test
  @Tag("scenario-40")
  void knowsDocumentsByDigestAndCountOnly() {
    var document = PolicyDocument.observed(document("Secret").text());
    var requested =
        new Intents(Orders.PROFILE, Orders.OWN, SecondOpinion.NONE)
            .of(Orders.request("Create", Optional.empty(), Orders.properties("Secret")));

    log.intends(requested.intent());
    log.outcome(outcome(TABLE));

    assertThat(parsed().text("documentDigest")).contains(document.digest());
    assertThat(parsed().get("statements")).contains(Json.of(1));
    assertThat(line()).doesNotContain("Secret", "444455556666", "Effect");
  }

  @Test
  @Tag("scenario-40")
  void tellsAFailureWithoutThePolicy() {
    log.failed(PolicyFailure.refused("There is a foreign policy.", DIFFERENCE));

    assertThat(parsed().text("failure")).contains(FailureKind.REFUSED.name());
    assertThat(parsed().text("message")).contains("There is a foreign policy.");
    assertThat(parsed().get("stack")).isEmpty();
    assertThat(line()).doesNotContain("Secret");
  }

  @Test
  void tellsWhereAnUnexpectedFailureComesFrom() {
    log.failed(new IllegalStateException("The function could not be started", new Error("why")));

    assertThat(parsed().text("failure")).contains("java.lang.IllegalStateException");
    assertThat(parsed().text("message")).contains("The function could not be started");
    assertThat(parsed().get("stack").orElseThrow())
        .isInstanceOfSatisfying(
            Json.Arr.class,
            stack -> {
              assertThat(stack.values()).hasSizeBetween(2, 30);
              assertThat(stack.text()).contains("tellsWhereAnUnexpectedFailureComesFrom");
            });
  }

  @Test
  void tellsThatTheTimeWasUpWhereNothingElseFailed() {
    log.answered(answer(Response.Status.FAILED));
    assertThat(parsed().text("failure")).contains("TIMED_OUT");

    var refused = new InvocationLog("OrdersFunction", "invocation-2");
    refused.failed(PolicyFailure.refused("There is a foreign policy.", DIFFERENCE));
    refused.answered(answer(Response.Status.FAILED));
    assertThat(refused.line(STARTED, STARTED)).contains("REFUSED").doesNotContain("TIMED_OUT");
  }

  @Test
  void tellsOfNoFailureWhereThereWasNone() {
    log.answered(answer(Response.Status.SUCCESS));

    assertThat(parsed().text("status")).contains("SUCCESS");
    assertThat(parsed().get("failure")).isEmpty();
  }

  @Test
  @Tag("scenario-50")
  void tellsEachOfSeveralTargets() {
    log.outcome(outcome(TABLE));
    log.outcome(outcome(Orders.OTHER_TABLE));

    assertThat(parsed().get("target")).isEmpty();
    assertThat(parsed().get("targets").orElseThrow())
        .isInstanceOfSatisfying(Json.Arr.class, all -> assertThat(all.values()).hasSize(2));
    assertThat(line()).contains(TABLE, Orders.OTHER_TABLE);
  }

  @Test
  void tellsOfAnInvocationThatNeverGotAnywhere() {
    assertThat(parsed().members())
        .containsOnlyKeys(
            "function",
            "invocationId",
            "attempts",
            "waits",
            "serviceRequestIds",
            "durationMilliseconds");
  }

  private String line() {
    return log.line(STARTED, STARTED.plusMillis(2500));
  }

  private Json.Obj parsed() {
    return (Json.Obj) Json.parse(line());
  }

  private static Response answer(Response.Status status) {
    return new Response(
        status, "It ended.", TABLE, "stack-1", "request-1", "OrdersPolicy", new LinkedHashMap<>());
  }

  private static Outcome outcome(String target) {
    return new Outcome(
        Outcome.Kind.UPDATED,
        target,
        Optional.of(Revision.of("7")),
        Optional.of(Revision.of("8")),
        "Replaced.",
        DIFFERENCE);
  }
}
