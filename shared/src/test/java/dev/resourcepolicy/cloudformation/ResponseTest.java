package dev.resourcepolicy.cloudformation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResponseTest {
  private static final String CUT = " [...]";

  @Test
  void saysEverythingThatCloudFormationAsksFor() {
    var data = data(1, "1772445601042");

    var response = Response.success(Requests.withoutId(), "Orders", "CREATED: done.", data);

    assertThat(new String(response.body(), UTF_8))
        .isEqualTo(
            """
            {"Status":"SUCCESS","Reason":"CREATED: done.","PhysicalResourceId":"Orders",\
            "StackId":"arn:aws:cloudformation:eu-central-1:111122223333:stack/orders/1",\
            "RequestId":"request-1","LogicalResourceId":"OrdersPolicy",\
            "Data":{"Value0":"1772445601042"}}""");
  }

  @Test
  void cutsNothingThatFits() throws CharacterCodingException {
    var data = data(3, "x".repeat(1000));

    var response = Response.success(Requests.withoutId(), "Orders", "r".repeat(500), data);

    assertThat(parsed(response.body())).isEqualTo(response.json());
  }

  @Test
  @Tag("scenario-38")
  void keepsAllDataOfAnAnswerThatFillsTheRoomExactly() throws CharacterCodingException {
    int frame = Response.success(Requests.withoutId(), "Orders", "", data(1, "")).body().length;
    var data = data(1, "x".repeat(4096 - frame));

    var response = Response.success(Requests.withoutId(), "Orders", "", data);

    assertThat(parsed(response.body())).isEqualTo(response.json());
  }

  @Test
  @Tag("scenario-38")
  void usesTheRoomToTheLastByte() throws CharacterCodingException {
    int room = 4096 - failed("").body().length;

    assertThat(parsed(failed("x".repeat(room)).body())).isEqualTo(failed("x".repeat(room)).json());
    assertThat(failed("x".repeat(room + 1)).body()).hasSize(4096);
  }

  @Test
  @Tag("scenario-38")
  void leavesOutDataBeforeAnyOfTheReason() throws CharacterCodingException {
    int room =
        4096 - Response.success(Requests.withoutId(), "Orders", "", data(0, "")).body().length;
    String reason = "r".repeat(room);
    var large = data(1, "x".repeat(3000));

    byte[] body = Response.success(Requests.withoutId(), "Orders", reason, large).body();

    assertThat(parsed(body).text("Reason")).contains(reason);
  }

  @Test
  @Tag("scenario-38")
  void keepsDataThatFillsItsHalfExactly() throws CharacterCodingException {
    int frame = Response.success(Requests.withoutId(), "Orders", CUT, data(1, "")).body().length;
    var half = data(1, "x".repeat(2048 - frame));

    byte[] body = Response.success(Requests.withoutId(), "Orders", "r".repeat(5000), half).body();

    assertThat(parsed(body).object("Data").orElseThrow().text("Value0")).isPresent();
  }

  @ParameterizedTest
  @Tag("scenario-38")
  @ValueSource(strings = {"x", "é", "€", "😀", "a😀", "\"", "\\", "\n", "\u0001", "😀\u0000é\""})
  void keepsTheStartOfAnyReasonWithinTheLimit(String pattern) throws CharacterCodingException {
    for (int length = 0; length <= 10_240; length += 61) {
      String reason = pattern.repeat(length / pattern.length());

      byte[] body = Response.failed(Requests.withoutId(), false, reason).body();

      assertThat(body.length).isLessThanOrEqualTo(4096);
      Json.Obj answer = parsed(body);
      assertThat(answer.text("Status")).contains("FAILED");
      assertThat(answer.text("PhysicalResourceId")).contains("not-created:OrdersPolicy");
      assertThat(answer.text("RequestId")).contains("request-1");
      String kept = answer.text("Reason").orElseThrow();
      if (!kept.equals(reason)) {
        assertThat(kept).endsWith(CUT);
        assertThat(reason).startsWith(kept.substring(0, kept.length() - CUT.length()));
        assertThat(body.length).as("what fits is kept").isGreaterThan(4096 - 16);
      }
    }
  }

  @ParameterizedTest
  @Tag("scenario-38")
  @ValueSource(ints = {100, 1000, 1900, 2100, 4000, 10_000})
  void dropsLargeDataFromItsEnd(int length) throws CharacterCodingException {
    var data = new LinkedHashMap<String, String>();
    data.put("Outcome", "UPDATED");
    data.putAll(data(40, "😀".repeat(length / 2)));

    byte[] body = Response.success(Requests.withoutId(), "Orders", "UPDATED: done.", data).body();

    assertThat(body.length).isLessThanOrEqualTo(4096);
    Json.Obj answer = parsed(body);
    assertThat(answer.text("Status")).contains("SUCCESS");
    assertThat(answer.text("PhysicalResourceId")).contains("Orders");
    assertThat(answer.text("Reason")).contains("UPDATED: done.");
    assertThat(answer.object("Data").orElseThrow().text("Outcome")).contains("UPDATED");
  }

  @Test
  @Tag("scenario-38")
  void keepsTheLongestIdWhateverElseIsThere() throws CharacterCodingException {
    String id = "i".repeat(1024);
    var data = data(10, "d".repeat(1000));

    byte[] body =
        Response.success(Requests.withId("Update", id), id, "é".repeat(5000), data).body();

    assertThat(body.length).isLessThanOrEqualTo(4096);
    assertThat(parsed(body).text("PhysicalResourceId")).contains(id);
  }

  @Test
  @Tag("scenario-42")
  void saysTheSameInTheSameBytes() {
    var one = Response.failed(Requests.withoutId(), false, "é".repeat(5000));
    var other = Response.failed(Requests.withoutId(), false, "é".repeat(5000));

    assertThat(one.body()).isEqualTo(other.body());
  }

  private static Response failed(String reason) {
    return Response.failed(Requests.withoutId(), false, reason);
  }

  private static SequencedMap<String, String> data(int values, String value) {
    var data = new LinkedHashMap<String, String>();
    for (int i = 0; i < values; i++) {
      data.put("Value" + i, value);
    }
    return data;
  }

  /** Decodes strictly: half a character would be an error. */
  private static Json.Obj parsed(byte[] body) throws CharacterCodingException {
    String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    return (Json.Obj) Json.parse(text);
  }
}
