package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.json.Json;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every fault, at the parameters of Systems Manager, which has no clocks of its own. */
final class FaultsTest {
  private static final String PUT = "PutParameter";
  private final Wired wired = new Wired();

  @AfterEach
  void close() {
    wired.close();
  }

  @Test
  void throttlesTheNextCallsOnly() {
    add(new Fault.Throttle(), 2);

    assertThat(put("one").code()).isEqualTo("ThrottlingException");
    assertThat(put("one").code()).isEqualTo("ThrottlingException");
    assertThat(put("one").status()).isEqualTo(200);
  }

  @Test
  void leavesOtherOperationsAlone() {
    add(new Fault.Denied(), 1);

    assertThat(wired.call("ssm", "DescribeParameters").status()).isEqualTo(200);
    assertThat(put("one").code()).isEqualTo("AccessDeniedException");
  }

  @Test
  void takesSeveralFaultsInTurn() {
    add(new Fault.Denied(), 1);
    add(new Fault.ErrorBefore(503), 1);

    assertThat(put("one").status()).isEqualTo(400);
    assertThat(put("one").status()).isEqualTo(503);
  }

  @Test
  void forgetsItsFaults() {
    add(new Fault.Denied(), 5);

    wired.standIn.faults().clear();

    assertThat(put("one").status()).isEqualTo(200);
  }

  @Test
  void failsBeforeAnythingIsDone() {
    add(new Fault.ErrorBefore(500), 1);

    var response = put("one");

    assertThat(response.status()).isEqualTo(500);
    assertThat(response.code()).isEqualTo("InternalServerError");
    assertThat(stored("one")).isFalse();
  }

  @Test
  void failsAfterEverythingIsDone() {
    add(new Fault.ErrorAfter(502), 1);

    assertThat(put("one").status()).isEqualTo(502);
    assertThat(stored("one")).isTrue();
  }

  @Test
  void dropsTheConnectionBeforeAnythingIsDone() {
    add(new Fault.DropBefore(), 1);

    assertThatThrownBy(() -> put("one")).isInstanceOf(UncheckedIOException.class);
    assertThat(stored("one")).isFalse();
    assertThat(wired.standIn.calls()).extracting(Seen::status).startsWith(0);
  }

  @Test
  void dropsTheConnectionAfterEverythingIsDone() {
    add(new Fault.DropAfter(), 1);

    assertThatThrownBy(() -> put("one")).isInstanceOf(UncheckedIOException.class);
    assertThat(stored("one")).isTrue();
  }

  @Test
  void delaysACallOnItsClock() {
    add(new Fault.Latency(Duration.ofSeconds(7)), 1);

    assertThat(put("one").status()).isEqualTo(200);
    assertThat(wired.time.now()).isEqualTo(Wired.START.plusSeconds(7));
  }

  @Test
  void answersAReadFromBeforeTheLastChange() {
    put("one");
    var present = wired.call("ssm", "GetParameter", "Name", "one");
    wired.standIn.faults().add("ssm", "GetParameter", new Fault.StaleRead(), 1);

    var stale = wired.call("ssm", "GetParameter", "Name", "one");

    assertThat(present.status()).isEqualTo(200);
    assertThat(stale.code()).isEqualTo("ParameterNotFound");
    assertThat(wired.call("ssm", "GetParameter", "Name", "one").status()).isEqualTo(200);
  }

  @Test
  void answersAReadOfWhatNeverChangedFromThePresent() {
    wired.standIn.faults().add("ssm", "DescribeParameters", new Fault.StaleRead(), 1);

    assertThat(wired.call("ssm", "DescribeParameters").body().text())
        .isEqualTo("{\"Parameters\":[]}");
  }

  @Test
  void letsSomebodyElseWriteJustBefore() {
    var foreign =
        new Fault.ForeignWrite(
            PUT,
            Json.Obj.of(
                "Name", Json.of("one"), "Value", Json.of("theirs"), "Type", Json.of("String")));
    add(foreign, 1);

    assertThat(put("one").code()).isEqualTo("ParameterAlreadyExists");
    assertThat(wired.standIn.calls()).hasSize(1);
  }

  @Test
  void saysSoWhenSomebodyElsesWriteIsRefused() {
    add(new Fault.ForeignWrite(PUT, Json.Obj.of("Name", Json.of("one"))), 1);

    var response = wired.send(wired.request("ssm", PUT, "{\"Name\":\"one\",\"Value\":\"v\"}"));

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).contains("The foreign write was refused: ValidationException");
  }

  @Test
  void saysWhatItIsTold() {
    add(new Fault.Custom("MalformedResourcePolicyDocumentException", 400, "excessive calls", 3), 1);

    var response = put("one");

    assertThat(response.code()).isEqualTo("MalformedResourcePolicyDocumentException");
    assertThat(response.text("Message")).isEqualTo("excessive calls");
    assertThat(response.http().headers().firstValue("Retry-After")).contains("3");
  }

  @Test
  void doesNotSeeAPrincipalYet() {
    wired.standIn.faults().add("dynamodb", "ListTables", new Fault.InvalidPrincipal(), 1);

    assertThat(wired.call("dynamodb", "ListTables").message())
        .endsWith("Invalid principal in policy document.");
  }

  @Test
  @Timeout(20)
  void neverAnswersUntilItCloses() {
    add(new Fault.Hang(), 1);
    var call = CompletableFuture.supplyAsync(() -> put("one"));
    while (wired.standIn.calls().isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(call).isNotDone();

    wired.standIn.close();

    assertThatThrownBy(call::join).hasCauseInstanceOf(UncheckedIOException.class);
  }

  private void add(Fault fault, int calls) {
    wired.standIn.faults().add("ssm", PUT, fault, calls);
  }

  private Wired.Response put(String name) {
    return wired.call("ssm", PUT, "Name", name, "Value", "mine", "Type", "String");
  }

  private boolean stored(String name) {
    return wired.call("ssm", "GetParameter", "Name", name).status() == 200;
  }
}
