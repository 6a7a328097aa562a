package dev.resourcepolicy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.resourcepolicy.event.Bus;
import dev.resourcepolicy.event.Bus.Announcement;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every event is put on the bus once, or named. */
final class EventBridgeBusTest {
  private final Listener listener = new Listener();
  private final Bus bus = listener.bus();

  EventBridgeBusTest() throws IOException {}

  @AfterEach
  void close() {
    listener.close();
  }

  @Test
  void saysWhatHappenedWhere() {
    bus.put(List.of(announcement(1)));

    assertThat(listener.taken)
        .containsExactly(
            Json.Obj.of(
                "Source", Json.of("resource-policy-functions"),
                "Resources", Json.ofTexts(List.of(Entries.ORDERS)),
                "DetailType", Json.of("Resource Policy Repaired"),
                "Detail", Json.of("{\"number\":\"1\"}"),
                "EventBusName", Json.of("default")));
    assertThat(listener.answers()).containsExactly("1 of 1 taken");
  }

  @Test
  void callsNobodyForNothing() {
    bus.put(List.of());

    assertThat(listener.calls).isEmpty();
  }

  @Test
  void putsTenEventsInACall() {
    bus.put(announcements(23));

    assertThat(listener.calls).extracting(List::size).containsExactly(10, 10, 3);
    assertThat(numbers()).containsExactlyElementsOf(numbers(0, 23));
  }

  @Test
  void putsNoMoreThanACallTakes() {
    bus.put(IntStream.range(0, 5).mapToObj(_ -> large(100 * 1024)).toList());

    assertThat(listener.calls).extracting(List::size).containsExactly(2, 2, 1);
  }

  @Test
  void sendsAgainOnlyWhatWasRefused() {
    listener.refuses(1, 3);
    listener.refuses(0);

    bus.put(announcements(5));

    assertThat(numbers()).containsExactly("0", "2", "4", "3", "1");
    assertThat(listener.answers()).containsExactly("3 of 5 taken", "1 of 2 taken", "1 of 1 taken");
  }

  @Test
  void saysHowManyWereNotTakenAndWhy() {
    IntStream.range(0, 4).forEach(_ -> listener.refuses(0));

    assertThatIllegalStateException()
        .isThrownBy(() -> bus.put(announcements(12)))
        .withMessage("1 of 12 events were not put on default: InternalFailure (Internal failure)");
    assertThat(listener.calls).extracting(List::size).containsExactly(10, 1, 1, 1, 2);
    assertThat(numbers()).hasSize(11);
  }

  @Test
  void refusesADetailThatNoCallTakesAndPutsTheOthers() {
    assertThatIllegalStateException()
        .isThrownBy(() -> bus.put(List.of(announcement(0), large(250 * 1024 + 1), announcement(2))))
        .withMessageContaining("1 of 3 events were not put on default")
        .withMessageContaining("the detail of \"Resource Policy Repaired\" has 256");
    assertThat(numbers()).containsExactly("0", "2");
  }

  @Test
  void takesALargeDetailToItsLastByte() {
    bus.put(List.of(announcement(0), large(250 * 1024)));

    assertThat(listener.calls).hasSize(1);
  }

  @Test
  void saysThatNobodyCouldBeTold() {
    listener.close();

    assertThatExceptionOfType(PolicyFailure.class)
        .isThrownBy(() -> bus.put(announcements(1)))
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE))
        .withMessageContaining("PutEvents on default got no answer");
  }

  private Stream<String> taken() {
    return listener.taken.stream()
        .map(entry -> (Json.Obj) Json.parse(entry.text("Detail").orElseThrow()))
        .map(detail -> detail.text("number").orElseThrow());
  }

  private List<String> numbers() {
    return taken().toList();
  }

  private static List<String> numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(Integer::toString).toList();
  }

  private static List<Announcement> announcements(int count) {
    return IntStream.range(0, count).mapToObj(EventBridgeBusTest::announcement).toList();
  }

  private static Announcement announcement(int number) {
    return announcement(Json.Obj.of("number", Json.of(Integer.toString(number))));
  }

  /** With a detail of so many bytes. */
  private static Announcement large(int bytes) {
    int frame = Json.Obj.of("number", Json.of("")).text().length();
    return announcement(Json.Obj.of("number", Json.of("x".repeat(bytes - frame))));
  }

  private static Announcement announcement(Json.Obj detail) {
    return new Announcement("Resource Policy Repaired", Optional.of(Entries.ORDERS), detail);
  }
}
