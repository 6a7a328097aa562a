package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.json.Json;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order and the occasions of events. */
final class EventsTest {
  private final Table table = new Table();
  private final List<Json.Obj> told = new ArrayList<>();

  @BeforeEach
  void listen() {
    table.wired.standIn.onEvent(told::add);
  }

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void tellsOfChangesAndNotOfReads() {
    table.settled(Table.READ);
    table.get();
    table.delete();

    assertThat(told)
        .extracting(EventsTest::name)
        .containsExactly("PutResourcePolicy", "DeleteResourcePolicy");
  }

  @Test
  void doesNotTellOfItems() {
    table.wired.standIn.answer(
        "dynamodb",
        "PutItem",
        Json.Obj.of(
            "TableName", Json.of("Orders"),
            "Item", Json.Obj.of("id", Json.Obj.of("S", Json.of("one")))));

    assertThat(told).isEmpty();
  }

  @Test
  void tellsOfWhatHappenedBehindALostAnswer() {
    fault(new Fault.DropAfter());
    assertThatThrownBy(() -> table.put(Table.READ)).isInstanceOf(UncheckedIOException.class);
    table.wired.pass(20_000);
    fault(new Fault.ErrorAfter(500));
    assertThat(table.put(Table.WRITE).status()).isEqualTo(500);

    assertThat(told)
        .extracting(EventsTest::name)
        .containsExactly("PutResourcePolicy", "PutResourcePolicy");
    assertThat(told).allSatisfy(event -> assertThat(detail(event).get("errorCode")).isEmpty());
  }

  @Test
  void tellsNothingOfACallThatNeverArrived() {
    fault(new Fault.DropBefore());

    assertThatThrownBy(() -> table.put(Table.READ)).isInstanceOf(UncheckedIOException.class);

    assertThat(told).isEmpty();
  }

  @Test
  void tellsOfRefusals() {
    fault(new Fault.Denied());
    table.put(Table.READ);
    table.put("no JSON");

    assertThat(told)
        .extracting(event -> detail(event).text("errorCode").orElse(""))
        .containsExactly("AccessDeniedException", "ValidationException");
    assertThat(detail(told.getLast()).get("responseElements")).contains(new Json.Null());
    assertThat(detail(told.getLast()).text("errorMessage").orElseThrow()).isNotEmpty();
  }

  @Test
  void tellsSomebodyElsesWriteFirst() {
    fault(
        new Fault.ForeignWrite(
            "PutResourcePolicy",
            Json.Obj.of("ResourceArn", Json.of(Table.ARN), "Policy", Json.of(Table.WRITE))));

    table.put(Table.READ, "NO_POLICY");

    assertThat(told)
        .extracting(event -> detail(event).text("errorCode").orElse("none"))
        .containsExactly("none", "PolicyNotFoundException");
  }

  @Test
  void letsAListenerCallAndTellsItsCallsAfterwards() {
    var order = new ArrayList<String>();
    table.wired.standIn.onEvent(
        event -> {
          order.add("begin " + name(event));
          if (name(event).equals("PutResourcePolicy")) {
            assertThat(table.get().status()).isIn(200, 400);
            assertThat(table.call("UpdateTable", "TableName", "Orders").status()).isEqualTo(200);
          }
          order.add("end " + name(event));
        });

    table.put(Table.READ);

    assertThat(order)
        .containsExactly(
            "begin PutResourcePolicy",
            "end PutResourcePolicy",
            "begin UpdateTable",
            "end UpdateTable");
  }

  @Test
  void tellsTheSameOfTheSameCalls() {
    table.put(Table.READ);
    try (Table other = new Table()) {
      var toldThere = new ArrayList<Json.Obj>();
      other.wired.standIn.onEvent(toldThere::add);
      other.put(Table.READ);

      assertThat(toldThere).isEqualTo(told);
    }
  }

  private void fault(Fault fault) {
    table.wired.standIn.faults().add("dynamodb", "PutResourcePolicy", fault, 1);
  }

  private static Json.Obj detail(Json.Obj event) {
    return event.object("detail").orElseThrow();
  }

  private static String name(Json.Obj event) {
    return detail(event).text("eventName").orElse("");
  }
}
