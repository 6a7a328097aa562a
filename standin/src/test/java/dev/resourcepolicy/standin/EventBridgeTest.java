package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.resourcepolicy.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events that are put. */
final class EventBridgeTest {
  private static final Json.Obj GOOD =
      Json.Obj.of(
          "Source", Json.of("resource-policy-functions"),
          "DetailType", Json.of("Resource Policy Applied"),
          "Detail", Json.of("{\"service\":\"ssm\"}"),
          "Resources", Json.ofTexts(List.of("arn:one")),
          "EventBusName", Json.of("default"));

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
  @Tag("documented")
  void makesAnEventOfEachEntry() {
    var put = put(GOOD, GOOD.with("Time", new Json.Num("1791500000.5")));

    assertThat(put.body().get("FailedEntryCount")).contains(Json.of(0));
    assertThat(told).extracting(event -> event.text("id")).doesNotHaveDuplicates();
    Json.Obj event = told.getFirst();
    assertThat(entry(put, 0).text("EventId")).isEqualTo(event.text("id"));
    assertThat(event.with("id", Json.of("")).text())
        .isEqualTo(
            "{\"version\":\"0\",\"id\":\"\",\"detail-type\":\"Resource Policy Applied\","
                + "\"source\":\"resource-policy-functions\",\"account\":\"111122223333\","
                + "\"time\":\"2026-10-09T00:00:00Z\",\"region\":\"eu-central-1\","
                + "\"resources\":[\"arn:one\"],\"detail\":{\"service\":\"ssm\"}}");
    assertThat(told.getLast().text("time")).contains("2026-10-08T22:53:20Z");
  }

  @ParameterizedTest
  @CsvSource({
    "Detail, [], MalformedDetail",
    "Detail, {, MalformedDetail",
    "Detail, '', InvalidArgument",
    "DetailType, '', InvalidArgument",
    "Source, '', InvalidArgument",
    "Source, aws.dynamodb, NotAuthorizedForSourceException",
  })
  @Tag("documented") // the codes
  void refusesAnEntryAmongGoodOnes(String member, String value, String code) {
    var put = put(GOOD.with(member, Json.of(value)), GOOD);

    assertThat(put.status()).isEqualTo(200);
    assertThat(put.body().get("FailedEntryCount")).contains(Json.of(1));
    assertThat(entry(put, 0).text("ErrorCode")).contains(code);
    assertThat(entry(put, 0).text("ErrorMessage").orElseThrow()).isNotEmpty();
    assertThat(entry(put, 0).text("EventId")).isEmpty();
    assertThat(entry(put, 1).text("EventId").orElseThrow()).isNotEmpty();
    assertThat(told).hasSize(1);
  }

  @Test
  @Tag("documented")
  void takesTenEntriesOfALimitedSize() {
    assertThat(put(Collections.nCopies(10, GOOD).toArray(Json.Obj[]::new)).status()).isEqualTo(200);
    assertThat(put(Collections.nCopies(11, GOOD).toArray(Json.Obj[]::new)).code())
        .isEqualTo("ValidationException");
    assertThat(put().code()).isEqualTo("ValidationException");
    String detail = "{\"a\":\"%s\"}".formatted("x".repeat(256 * 1024));
    assertThat(put(GOOD, GOOD.with("Detail", Json.of(detail))).message())
        .isEqualTo("Total size of the entries in the request is over the limit.");
    assertThat(told).hasSize(10);
  }

  @Test
  void isSeenAndMeetsFaults() {
    wired.standIn.faults().add("eventbridge", "PutEvents", new Fault.Throttle(), 1);
    wired.standIn.faults().add("eventbridge", "PutEvents", new Fault.Denied(), 1);
    wired.standIn.faults().add("eventbridge", "PutEvents", new Fault.ErrorAfter(503), 1);

    assertThat(put(GOOD).code()).isEqualTo("ThrottlingException");
    assertThat(put(GOOD).code()).isEqualTo("AccessDeniedException");
    assertThat(told).isEmpty();
    assertThat(put(GOOD).status()).isEqualTo(503);
    assertThat(told).hasSize(1);

    assertThat(wired.standIn.calls())
        .extracting(Seen::service, Seen::operation, Seen::status)
        .contains(tuple("eventbridge", "PutEvents", 503));
  }

  private Wired.Response put(Json.Obj... entries) {
    return wired.call(
        "eventbridge", "PutEvents", Json.Obj.of("Entries", new Json.Arr(List.of(entries))));
  }

  private static Json.Obj entry(Wired.Response put, int index) {
    Json entries = put.body().get("Entries").orElseThrow();
    return (Json.Obj) ((Json.Arr) entries).values().get(index);
  }
}
