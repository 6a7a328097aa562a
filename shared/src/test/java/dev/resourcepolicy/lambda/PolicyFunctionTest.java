package dev.resourcepolicy.lambda;

import static dev.resourcepolicy.intent.Orders.OTHER_TABLE;
import static dev.resourcepolicy.intent.Orders.TABLE;
import static dev.resourcepolicy.intent.Orders.properties;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.event.EventReader;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.JsonException;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.PolicyState;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole invocations, from Lambda's bytes to Lambda's bytes, over policies in memory. */
@Timeout(60)
final class PolicyFunctionTest {
  private final OrdersRun run = new OrdersRun();

  @Test
  @Tag("scenario-1")
  void answersCloudFormation() throws IOException {
    Json returned = run.invoke(create(properties("A")));

    assertThat(run.answers())
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer).isEqualTo(returned);
              assertThat(answer.text("Status")).contains("SUCCESS");
              assertThat(answer.text("PhysicalResourceId")).contains(TABLE);
              assertThat(answer.object("Data"))
                  .contains(
                      Json.Obj.of("Outcome", Json.of("CREATED"), "RevisionId", Json.of("r1")));
            });
    assertThat(run.log().getFirst())
        .contains(
            "\"requestType\":\"Create\"",
            "\"status\":\"SUCCESS\"",
            "\"outcome\":\"CREATED\"",
            "\"statements\":1");
  }

  @Test
  @Tag("scenario-13")
  void makesNoCallForInvalidProperties() throws IOException {
    run.invoke(create(Json.Obj.of("Misspelt", Json.of("1"))));

    assertFailed(run, "ResourceArn is missing");
    assertThat(run.answers().getFirst().text("PhysicalResourceId"))
        .contains("not-created:OrdersPolicy");
    assertThat(run.tables().reads()).isZero();
  }

  @Test
  @Tag("scenario-35")
  void answersWhenItCouldNotBeStarted() throws IOException {
    var broken = new OrdersRun(new ExceptionInInitializerError("no Region"));

    broken.invoke(create(properties("A")));

    assertFailed(broken, "could not be started");
    assertThat(broken.log()).singleElement().asString().contains("\"stack\"");
  }

  @Test
  @Tag("scenario-41")
  void answersARequestThatSaysNothing() throws IOException {
    run.invoke(Json.Obj.of("ResponseURL", Json.of(OrdersRun.URL)));

    assertFailed(run, "The request has no StackId");
    assertThat(run.answers().getFirst().text("PhysicalResourceId")).contains("not-created:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"StackId", "RequestId"})
  @Tag("scenario-41")
  void answersARequestThatDoesNotSayWhoseItIsAndDoesNothing(String missing) throws IOException {
    run.invoke(create(properties("A")).with(missing, Json.of("")));

    assertFailed(run, "it does not come from CloudFormation");
    assertThat(run.tables().reads()).isZero();
  }

  @Test
  @Tag("scenario-53")
  void throwsWhatAnExplicitRequestCannotHave() {
    run.tables().deny(TABLE);

    assertThatThrownBy(() -> run.invoke(apply(properties("A"))))
        .isInstanceOf(PolicyFailure.class)
        .hasMessageContaining("is denied");
    assertThat(run.log().getFirst()).contains("\"failure\":\"DENIED\"");
  }

  @Test
  @Tag("scenario-51")
  void writesNothingWhenEverythingIsInOrder() throws IOException {
    run.invoke(check(properties("A")));
    Json returned = run.invoke(check(properties("A")));

    assertThat(returned.text())
        .isEqualTo(
            """
            {"target":"%s","outcome":"UNCHANGED","revision":"r1",\
            "detail":"The policy says this already.","difference":[]}"""
                .formatted(TABLE));
    assertThat(run.tables().writes()).isEqualTo(1);
  }

  @Test
  @Tag("scenario-50")
  void checksEveryTargetAndReportsTheOneThatFailed() {
    var bills = properties("A").with("ResourceArn", Json.of(OTHER_TABLE));
    run.tables().deny(TABLE);

    assertThatThrownBy(() -> run.invoke(check(properties("A"), bills)))
        .isInstanceOf(PolicyFailure.class)
        .hasMessageContaining(TABLE);
    assertThat(run.tables().policy(OTHER_TABLE)).isInstanceOf(PolicyState.Present.class);
  }

  @Test
  @Tag("scenario-50")
  void saysHowManyFailedOnlyWhereThereWereSeveral() {
    var bills = properties("A").with("ResourceArn", Json.of(OTHER_TABLE));
    run.tables().deny(TABLE);

    assertThatThrownBy(() -> run.invoke(check(properties("A"))))
        .hasMessageNotContaining("targets failed");
    assertThatThrownBy(() -> run.invoke(check(properties("A"), bills)))
        .hasMessageStartingWith("1 of 2 targets failed: ");
  }

  @Test
  @Tag("scenario-50")
  void returnsWhatBecameOfEachTarget() throws IOException {
    var bills = properties("A").with("ResourceArn", Json.of(OTHER_TABLE));

    Json returned = run.invoke(check(properties("A"), bills));

    assertThat(returned)
        .isInstanceOfSatisfying(Json.Arr.class, all -> assertThat(all.values()).hasSize(2));
  }

  @Test
  @Tag("scenario-40")
  void throwsWhatItCannotReadAndQuotesNoneOfIt() {
    assertThatThrownBy(() -> run.invoke("{\"RequestType\": \"444455556666"))
        .isInstanceOf(JsonException.class)
        .hasMessageNotContaining("444455556666");
    assertThat(run.log()).hasSize(1);
  }

  private static void assertFailed(OrdersRun run, String reason) {
    assertThat(run.answers())
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.text("Status")).contains("FAILED");
              assertThat(answer.text("Reason").orElseThrow()).contains(reason);
            });
  }

  private static Json.Obj create(Json.Obj properties) {
    return Json.Obj.of(
        "RequestType", Json.of("Create"),
        "ResponseURL", Json.of(OrdersRun.URL),
        "StackId", Json.of("stack-1"),
        "RequestId", Json.of("request-1"),
        "LogicalResourceId", Json.of("OrdersPolicy"),
        "ResourceProperties", properties);
  }

  private static Json.Obj apply(Json.Obj properties) {
    return Json.Obj.of("detail-type", Json.of(EventReader.APPLY_REQUESTED), "detail", properties);
  }

  private static Json.Obj check(Json.Obj... desired) {
    return Json.Obj.of(
        "Desired", desired.length == 1 ? desired[0] : new Json.Arr(List.of(desired)));
  }
}
