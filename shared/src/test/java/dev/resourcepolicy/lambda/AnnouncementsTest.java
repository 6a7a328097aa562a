package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.event.Bus;
import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.upkeep.Announcer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What others are told, in the members that are documented. */
final class AnnouncementsTest {
  private static final Json.Obj DRIFT =
      Stacks.detail(
          Stacks.detail(Stacks.drift(Orders.TABLE), "eventTime", Json.of("2026-03-02T10:59:00Z")),
          "sourceIPAddress",
          Json.of("203.0.113.9"));

  private final MemoryRun run = new MemoryRun();

  @Test
  void tellOfWhatARequestWrote() {
    run.invoke(Stacks.create("A"));

    assertThat(only(Announcer.APPLIED).members().keySet())
        .containsExactly(
            "service",
            "target",
            "owner",
            "requestId",
            "outcome",
            "revision",
            "detail",
            "difference");
    assertMember("service", "dynamodb");
    assertMember("target", Orders.TABLE);
    assertMember("owner", Stacks.STACK + "/OrdersPolicy");
    assertMember("requestId", "Create OrdersPolicy");
    assertMember("outcome", "CREATED");
    assertMember("revision", "r1");
    assertThat(run.told.getFirst().target()).contains(Orders.TABLE);
  }

  @Test
  void tellHowAnUpdateDiffers() {
    run.invoke(Stacks.create("A"));
    run.told.clear();

    run.invoke(Stacks.update("B", "A"));

    assertMember("outcome", "UPDATED");
    assertThat(((Json.Arr) only(Announcer.APPLIED).get("difference").orElseThrow()).values())
        .hasSize(2)
        .anySatisfy(line -> assertThat(line.text()).startsWith("\"- "))
        .anySatisfy(line -> assertThat(line.text()).startsWith("\"+ "));
  }

  @Test
  void tellOfADelete() {
    run.invoke(Stacks.create("A"));
    run.told.clear();

    run.invoke(Stacks.delete("A"));

    assertMember("outcome", "DELETED");
    assertThat(only(Announcer.APPLIED).get("revision")).contains(new Json.Null());
  }

  @Test
  void tellNothingOfWhatWasInOrder() {
    run.tamper(Orders.TABLE, Orders.document("A"));
    run.invoke(Stacks.create("A"));
    run.invoke(Stacks.update("A", "A"));
    run.invoke(DRIFT);
    run.invoke(Stacks.sweep());
    run.invoke(Stacks.delete(Orders.properties("A").with("OnDelete", Json.of("Retain"))));

    assertThat(run.told).isEmpty();
  }

  @Test
  void tellWhyARequestFailed() {
    run.tamper(Orders.TABLE, Orders.document("Foreign"));

    run.invoke(Stacks.create("A"));

    Json.Obj detail = only(Announcer.APPLY_FAILED);
    assertThat(detail.members().keySet())
        .containsExactly("service", "target", "owner", "requestId", "failure", "reason");
    assertThat(detail.text("failure")).contains("REFUSED");
    assertThat(detail.text("reason").orElseThrow()).contains("OnExisting");
  }

  @Test
  void tellOfDriftAndItsRepairAndWhoDidIt() {
    drift("Repair");

    run.invoke(DRIFT);

    assertThat(run.told)
        .extracting(Bus.Announcement::detailType)
        .containsExactly(Announcer.DRIFT_DETECTED, Announcer.REPAIRED);
    assertThat(run.told)
        .allSatisfy(
            event -> {
              assertThat(event.target()).contains(Orders.TABLE);
              assertThat(event.detail().get("difference").orElseThrow().text()).contains("Eve");
              assertThat(event.detail().object("changedBy").orElseThrow().text())
                  .isEqualTo(
                      "{\"arn\":\"arn:aws:iam::111122223333:user/eve\",\"eventName\":\"PutResourcePolicy\","
                          + "\"eventTime\":\"2026-03-02T10:59:00Z\",\"sourceIpAddress\":\"203.0.113.9\"}");
            });
  }

  @Test
  void tellOfDriftThatASweepFoundWithoutAName() {
    drift("Repair");

    run.invoke(Stacks.sweep());

    assertThat(run.told).hasSize(2);
    assertThat(run.told).allSatisfy(event -> assertThat(event.detail().get("changedBy")).isEmpty());
  }

  @Test
  void tellOfDriftThatIsOnlyReported() {
    drift("Report");

    run.invoke(DRIFT);

    assertThat(only(Announcer.DRIFT_DETECTED).text("outcome")).contains("REPORTED");
    assertThat(only(Announcer.DRIFT_DETECTED).object("changedBy")).isPresent();
  }

  @Test
  void tellWhyACheckFailed() {
    drift("Repair");
    run.tables.deny(Orders.TABLE);

    assertThatThrownBy(() -> run.invoke(DRIFT)).hasMessageContaining("denied");

    assertThat(only(Announcer.APPLY_FAILED).text("failure")).contains("DENIED");
    assertThat(only(Announcer.APPLY_FAILED).get("requestId")).isEmpty();
  }

  @Test
  void tellOfARequestThatASweepHasFinished() {
    run.killedAfter(2).invoke(Stacks.create("A"));
    assertThat(run.told).isEmpty();

    run.later(Duration.ofMinutes(15)).invoke(Stacks.sweep());

    assertMember("outcome", "CREATED");
    assertMember("requestId", "Create OrdersPolicy");
  }

  @Test
  void areToldToNobodyWithoutFailingTheWork() {
    run.tells(
        _ -> {
          throw new IllegalStateException("No event bus of that name.");
        });

    assertThat(run.outcome(Stacks.create("A"))).isEqualTo("CREATED");
    assertThat(run.context.lines().getLast())
        .contains("\"untold\":\"No event bus of that name.\"", "\"status\":\"SUCCESS\"");
    run.later(Duration.ofHours(1)).tamper(Orders.TABLE, Orders.document("Eve"));
    assertThat(run.came(DRIFT)).isEqualTo("REPAIRED");
    assertThat(run.context.lines().getLast()).contains("\"untold\":");
  }

  @Test
  void takeNoCallWhereThereIsNothingToTell() {
    run.invoke(Stacks.create("A"));
    run.tells(
        announcements -> {
          throw new AssertionError("told of " + announcements);
        });

    assertThat(run.outcome(Stacks.update("A", "A"))).isEqualTo("UNCHANGED");
  }

  private void drift(String onOutOfBandChange) {
    Json setting = Json.of(onOutOfBandChange);
    run.invoke(Stacks.create(Orders.properties("A").with("OnOutOfBandChange", setting)));
    run.later(Duration.ofHours(1)).tamper(Orders.TABLE, Orders.document("Eve"));
    run.told.clear();
  }

  private Json.Obj only(String detailType) {
    assertThat(run.told).extracting(Bus.Announcement::detailType).containsExactly(detailType);
    return run.told.getFirst().detail();
  }

  private void assertMember(String name, String value) {
    assertThat(only(Announcer.APPLIED).text(name)).isEqualTo(Optional.of(value));
  }
}
