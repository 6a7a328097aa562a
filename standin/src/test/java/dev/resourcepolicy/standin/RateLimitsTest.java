package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RateLimitsTest {
  private final Wired wired = new Wired();
  private final RateLimits rates = wired.standIn.rates();

  @AfterEach
  void close() {
    wired.close();
  }

  @Test
  void takesEveryCallUntilALimitIsSet() {
    assertThat(statuses(50)).containsOnly(200);
    assertThat(rates.exceeded("ssm")).isZero();
  }

  @Test
  void throttlesWhatIsMoreThanABurst() {
    rates.limit("ssm", 2, 3);

    assertThat(statuses(5)).containsExactly(200, 200, 200, 400, 400);
    assertThat(rates.exceeded("ssm")).isEqualTo(2);
    assertThat(wired.standIn.calls().getLast().errorCode()).contains("ThrottlingException");
  }

  @Test
  void takesSoManyMoreASecondAndNeverMoreThanABurst() {
    rates.limit("ssm", 2, 3);
    statuses(3);

    wired.time.sleep(Duration.ofSeconds(1));
    assertThat(statuses(3)).containsExactly(200, 200, 400);

    wired.time.sleep(Duration.ofHours(1));
    assertThat(statuses(4)).containsExactly(200, 200, 200, 400);
  }

  @Test
  void countsTheTimeSinceACallThatWasRefused() {
    rates.limit("ssm", 2, 1);
    statuses(1);

    for (int i = 0; i < 4; i++) {
      wired.time.sleep(Duration.ofMillis(100));
      assertThat(statuses(1)).containsExactly(400);
    }

    wired.time.sleep(Duration.ofMillis(100));
    assertThat(statuses(1)).containsExactly(200);
  }

  @Test
  void keepsTheServicesApartAndLeavesEventsAndStrangersAlone() {
    rates.limit("ssm", 1, 1);
    rates.limit("eventbridge", 1, 1);
    statuses(2);

    assertThat(wired.call("dynamodb", "ListTables").status()).isEqualTo(200);
    Json.Obj noEvents = Json.Obj.of("Entries", new Json.Arr(List.of(Json.Obj.of())));
    assertThat(wired.call("eventbridge", "PutEvents", noEvents).status()).isEqualTo(200);
    assertThat(wired.call("eventbridge", "PutEvents", noEvents).status()).isEqualTo(200);
    assertThat(wired.standIn.answer("ssm", "DescribeParameters", Json.Obj.of())).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0"})
  void refusesALimitThatLetsNothingPass(int perSecond, int burst) {
    assertThatThrownBy(() -> rates.limit("ssm", perSecond, burst))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void forgetsTheCallsSoFar() {
    statuses(2);

    wired.standIn.forget();
    statuses(1);

    assertThat(wired.standIn.calls()).hasSize(1);
  }

  private List<Integer> statuses(int calls) {
    return Stream.generate(() -> wired.call("ssm", "DescribeParameters").status())
        .limit(calls)
        .toList();
  }
}
