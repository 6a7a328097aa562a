package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.reconcile.Time;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ControlTest {
  private final Wired wired = new Wired();

  @AfterEach
  void close() {
    wired.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "throttle          |                              | 400",
        "error-before      | ,'status':503                | 503",
        "error-after       |                              | 500",
        "denied            |                              | 400",
        "invalid-principal |                              | 400",
        "latency           | ,'duration':'PT2S'           | 200",
        "stale-read        |                              | 200",
        "foreign-write     | ,'write':'ListTables','input':{} | 200",
        "custom            | ,'status':418,'code':'C','message':'m' | 418",
      })
  void addsAFault(String fault, String more, int status) {
    var added =
        post(
            "faults",
            "{'service':'dynamodb','operation':'ListTables','calls':2,'fault':'%s'%s}"
                .formatted(fault, more == null ? "" : more));

    assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
    assertThat(added.body()).contains("\"fault\":\"" + fault + "\",\"calls\":2");
    assertThat(wired.call("dynamodb", "ListTables").status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"drop-before", "drop-after", "hang"})
  void addsAFaultThatLeavesNoAnswer(String fault) {
    var added =
        post(
            "faults", "{'service':'ssm','operation':'PutParameter','fault':'%s'}".formatted(fault));

    assertThat(added.body()).contains("\"fault\":\"" + fault + "\",\"calls\":1");
  }

  @Test
  void showsAndForgetsFaults() {
    wired.standIn.faults().add("ssm", "PutParameter", new Fault.Throttle(), 3);

    assertThat(get("faults").body())
        .contains("{\"service\":\"ssm\",\"operation\":\"PutParameter\"", "\"calls\":3");
    assertThat(wired.send(wired.request("/_standin/faults").DELETE()).body())
        .contains("{\"faults\":[]}");
    assertThat(wired.standIn.faults().pending()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[",
        "{'service':'dynamodb','operation':'PutThing','fault':'throttle'}",
        "{'service':'dynamodb','operation':'ListTables','fault':'flood'}",
        "{'service':'dynamodb','operation':'ListTables','fault':'throttle','calls':0}",
        "{'service':'dynamodb','operation':'ListTables','fault':'latency','duration':'2s'}",
        "{'service':'dynamodb','operation':'ListTables','fault':'error-after','status':'500'}",
      })
  void saysWhatIsWrongWithAFault(String body) {
    var response = post("faults", body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).startsWith("{\"problem\":");
    assertThat(wired.standIn.faults().pending()).isEmpty();
  }

  @Test
  void showsTheCallsThatArrived() {
    var _ = wired.call("dynamodb", "DescribeTable", "TableName", "Orders");

    assertThat(get("calls").body())
        .contains("\"service\":\"dynamodb\",\"operation\":\"DescribeTable\"")
        .contains("\"input\":{\"TableName\":\"Orders\"},\"status\":400")
        .contains("\"errorCode\":\"ResourceNotFoundException\"");
  }

  @Test
  void advancesVirtualTime() {
    assertThat(post("time", "{'advance':'PT15S'}").body())
        .contains("{\"now\":\"2026-10-09T00:00:15Z\"}");
    assertThat(wired.time.now()).isEqualTo(Wired.START.plusSeconds(15));
  }

  @Test
  void leavesTheRealClockAlone() {
    try (var real = StandIn.start(Time.system(), 0)) {
      var response =
          wired.send(
              HttpRequest.newBuilder(URI.create(real.endpoint() + "/_standin/time"))
                  .POST(BodyPublishers.ofString("{\"advance\":\"PT15S\"}")));

      assertThat(response.statusCode()).isEqualTo(409);
    }
  }

  @Test
  void hasNothingElse() {
    assertThat(get("else").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> get(String what) {
    return wired.send(wired.request("/_standin/" + what).GET());
  }

  private HttpResponse<String> post(String what, String quotedSingly) {
    return wired.send(
        wired
            .request("/_standin/" + what)
            .POST(BodyPublishers.ofString(quotedSingly.replace('\'', '"'))));
  }
}
