package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.memory.Entry.Phase;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A call that CloudTrail tells of, about a target of which something is remembered. */
final class DriftTest {
  private static final Json.Obj DRIFT = Stacks.drift(Orders.TABLE);

  private final MemoryRun run = new MemoryRun();

  @BeforeEach
  void somethingIsRemembered() {
    run.invoke(Stacks.create("A"));
    run.later(Duration.ofHours(1));
  }

  @Test
  @Tag("scenario-44")
  void isRepaired() {
    run.tamper(Orders.TABLE, Orders.document("Stranger"));

    Json.Obj result = (Json.Obj) run.invoke(DRIFT).orElseThrow();

    assertThat(result.text("outcome")).contains("REPAIRED");
    assertThat(result.get("difference").orElseThrow().text()).contains("Stranger");
    assertThat(run.sids()).isEqualTo("A");
    assertThat(run.entry("OrdersPolicy").repairs().at()).containsExactly(run.time.now());
    assertThat(run.entry("OrdersPolicy").phase())
        .isInstanceOfSatisfying(
            Phase.Applied.class, applied -> assertThat(applied.revision()).contains("r3"));
    assertThat(run.context.lines().getLast()).contains("REPAIRED");
  }

  @Test
  @Tag("scenario-45")
  void isNothingWhenThePolicyIsInOrder() {
    int writes = run.tables.writes();
    int saves = run.entries.saves();

    assertThat(run.came(DRIFT)).isEqualTo("UNCHANGED");

    assertThat(run.tables.writes()).isEqualTo(writes);
    assertThat(run.entries.saves()).isEqualTo(saves);
  }

  @ParameterizedTest
  @CsvSource({"Report, REPORTED, 1", "Ignore, IGNORED, 0"})
  @Tag("scenario-44")
  void isLeftWhereItsOwnerSaysSo(String setting, String outcome, int reads) {
    Json.Obj properties = Orders.properties("B").with("OnOutOfBandChange", Json.of(setting));
    run.invoke(Stacks.update("OrdersPolicy", properties, Orders.properties("A")));
    run.later(Duration.ofHours(1)).tamper(Orders.TABLE, Orders.document("Stranger"));
    int writes = run.tables.writes();
    int before = run.tables.reads();

    assertThat(run.came(DRIFT)).isEqualTo(outcome);

    assertThat(run.sids()).isEqualTo("Stranger");
    assertThat(run.tables.writes()).isEqualTo(writes);
    assertThat(run.tables.reads()).isEqualTo(before + reads);
  }

  @Test
  @Tag("scenario-45")
  void isNotReportedWhenThePolicyIsInOrder() {
    Json.Obj properties = Orders.properties("A").with("OnOutOfBandChange", Json.of("Report"));
    run.invoke(Stacks.update("OrdersPolicy", properties, Orders.properties("A")));
    run.later(Duration.ofHours(1)).told.clear();

    assertThat(run.came(DRIFT)).isEqualTo("UNCHANGED");
    assertThat(run.told).isEmpty();
  }

  @Test
  void isMissingWhereTheTargetIsGone() {
    run.tables.drop(Orders.TABLE);

    assertThat(run.came(DRIFT)).isEqualTo("MISSING");
  }

  @Test
  @Tag("scenario-46")
  void isIgnoredAtATargetThatNobodyRemembers() {
    assertIgnored(Stacks.drift(Orders.OTHER_TABLE), "Nobody wants anything of it");
  }

  @Test
  @Tag("scenario-46")
  void isIgnoredAtATargetThatNobodyWantsAnythingOfAnyMore() {
    run.invoke(Stacks.delete("A"));

    assertIgnored(DRIFT, "Nobody wants anything of it");
  }

  @ParameterizedTest
  @MethodSource("strange")
  void isIgnoredWithTheReason(Json.Obj event, String reason) {
    run.tamper(Orders.TABLE, Orders.document("Stranger"));

    assertIgnored(event, reason);
  }

  /** Of scenarios 45, 46 and 47. */
  static List<Arguments> strange() {
    Json.Obj ownRole =
        Json.Obj.of(
            "sessionContext",
            Json.Obj.of("sessionIssuer", Json.Obj.of("arn", Json.of(Orders.ROLE))));
    return Stream.of(
            Arguments.of(DRIFT.with("source", Json.of("eve.dynamodb")), "is not an AWS service"),
            Arguments.of(DRIFT.with("account", Json.of("999988887777")), "account 999988887777"),
            Arguments.of(DRIFT.with("region", Json.of("us-east-1")), "Region us-east-1"),
            Arguments.of(detail("errorCode", Json.of("AccessDenied")), "failed with AccessDenied"),
            Arguments.of(detail("eventName", Json.of("GetResourcePolicy")), "changes no policy"),
            Arguments.of(detail("eventSource", Json.of("ssm.amazonaws.com")), "is about ssm"),
            Arguments.of(detail("userIdentity", ownRole), "this function's own write"),
            Arguments.of(detail("requestParameters", new Json.Null()), "It names no target."))
        .toList();
  }

  @Test
  @Tag("scenario-53")
  void endsInAnErrorWhenItCannotBeRepaired() {
    run.tables.deny(Orders.TABLE);

    assertThatThrownBy(() -> run.invoke(DRIFT)).hasMessageContaining("is denied");

    assertThat(run.context.lines().getLast()).contains("\"failure\":\"DENIED\"");
  }

  @Test
  @Tag("scenario-53")
  void isRepairedForOneOwnerWhenAnotherCannotBeHelped() {
    run.invoke(Stacks.delete("A"));
    run.invoke(Stacks.create("ReadPolicy", Stacks.sharing("Read")));
    run.invoke(Stacks.create("BillPolicy", Stacks.sharing("Bill")));
    run.later(Duration.ofHours(1)).tamper(Orders.TABLE, Orders.document("Stranger"));
    run.tables.refuse("Bill");

    assertThatThrownBy(() -> run.invoke(DRIFT)).hasMessageContaining("The principal of Bill");

    assertThat(run.sids()).isEqualTo("Stranger,Read");
  }

  private void assertIgnored(Json.Obj event, String reason) {
    int writes = run.tables.writes();
    int reads = run.tables.reads();
    int saves = run.entries.saves();

    Json.Obj result = (Json.Obj) run.invoke(event).orElseThrow();

    assertThat(result.text("outcome")).contains("IGNORED");
    assertThat(result.text("detail").orElseThrow()).contains(reason);
    assertThat(run.context.lines().getLast()).contains("IGNORED", reason);
    assertThat(run.tables.writes()).isEqualTo(writes);
    assertThat(run.tables.reads()).isEqualTo(reads);
    assertThat(run.entries.saves()).isEqualTo(saves);
  }

  private static Json.Obj detail(String name, Json value) {
    return Stacks.detail(DRIFT, name, value);
  }
}
