package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TurnsTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  private final Turns time = new Turns(START);
  private final List<String> seen = new CopyOnWriteArrayList<>();

  @Test
  void letsThemGoOnInTheOrderInWhichTheirWaitsEnd() {
    time.run(List.of(() -> twice("slow", 3), () -> twice("quick", 2)));

    assertThat(seen).containsExactly("quick 2", "slow 3", "quick 4", "slow 6");
  }

  @Test
  void waitsForThoseWhoBeginOnTheWay() {
    time.later(Duration.ofSeconds(1), () -> time.later(Duration.ofHours(1), () -> say("last")));

    time.run();

    assertThat(seen).containsExactly("last 3601");
    assertThat(time.now()).isEqualTo(START.plusSeconds(3601));
  }

  @Test
  void canBeRunAgain() {
    time.run(List.of(() -> say("one")));
    time.run(List.of(() -> twice("two", 1)));

    assertThat(seen).containsExactly("one 0", "two 1", "two 2");
  }

  @Test
  void tellsOfAFailure() {
    Runnable failing =
        () -> {
          throw new IllegalStateException("on purpose");
        };

    assertThatThrownBy(() -> time.run(List.of(failing, () -> twice("other", 1))))
        .isInstanceOf(CompletionException.class)
        .hasRootCauseMessage("on purpose");
  }

  @Test
  void givesWhatWorkComesToInTime() {
    time.run(List.of(() -> within(9, 4), () -> twice("other", 3)));

    assertThat(seen).containsExactly("other 3", "done 4", "other 6", "followed 6");
  }

  @Test
  void followsWorkThatWasDoneInTimeToItsEnd() {
    time.run(
        List.of(
            () -> {
              within(5, 4);
              say("answer");
            },
            () -> twice("other", 3)));

    assertThat(seen).containsExactly("other 3", "done 4", "other 6", "followed 6", "answer 6");
  }

  @Test
  void interruptsWorkThatTakesTooLong() {
    time.run(
        List.of(
            () -> {
              within(2, 60);
              twice("answer", 1);
            }));

    assertThat(seen)
        .containsExactly("late 2", "interrupted 2", "followed 4", "answer 5", "answer 6");
  }

  @RepeatedTest(200)
  void losesNoTurnToWorkThatIsInterrupted() {
    time.run(
        List.of(
            () -> {
              within(2, 3);
              twice("answer", 1);
            },
            () -> twice("other", 2)));

    assertThat(seen)
        .containsExactly(
            "late 2", "other 2", "interrupted 2", "followed 4", "other 4", "answer 5", "answer 6");
  }

  @Test
  void tellsOfWorkThatFails() {
    Runnable asking =
        () -> {
          var _ =
              time.within(
                  START.plusSeconds(9), () -> Integer.parseInt("no number"), () -> 0, _ -> {});
        };

    assertThatThrownBy(() -> time.run(List.of(asking)))
        .hasRootCauseInstanceOf(NumberFormatException.class);
  }

  /** What comes of work that takes so many seconds, when so many are allowed. */
  private void within(int allowed, int taken) {
    var _ =
        time.within(
            time.now().plusSeconds(allowed),
            () -> {
              try {
                time.sleep(Duration.ofSeconds(taken));
              } catch (CancellationException e) {
                say("interrupted");
              }
              return "done";
            },
            () -> "late",
            what -> {
              say(what);
              time.sleep(Duration.ofSeconds(2));
              say("followed");
            });
  }

  private void twice(String who, int seconds) {
    for (int i = 0; i < 2; i++) {
      time.sleep(Duration.ofSeconds(seconds));
      say(who);
    }
  }

  private void say(String who) {
    seen.add(who + " " + Duration.between(START, time.now()).toSeconds());
  }
}
