package dev.resourcepolicy.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class VirtualTimeTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  private final VirtualTime time = new VirtualTime(START);
  private final ArrayList<String> happened = new ArrayList<>();

  @Test
  void passesOnlyWhenSomebodyWaits() {
    assertThat(time.now()).isEqualTo(START);

    time.sleep(Duration.ofHours(1));

    assertThat(time.now()).isEqualTo(START.plus(Duration.ofHours(1)));
    assertThat(time.instant()).isEqualTo(time.now());
  }

  @Test
  void neverGoesBack() {
    time.sleep(Duration.ofSeconds(-1));

    assertThat(time.now()).isEqualTo(START);
  }

  @Test
  void letsThingsHappenInTheirOrderAndAtTheirInstant() {
    time.at(START.plusSeconds(2), () -> happened.add("second at " + time.now()));
    time.at(START.plusSeconds(1), () -> happened.add("first at " + time.now()));
    time.at(START.plusSeconds(9), () -> happened.add("later"));

    time.sleep(Duration.ofSeconds(3));

    assertThat(happened)
        .containsExactly("first at 2026-03-02T10:00:01Z", "second at 2026-03-02T10:00:02Z");
    assertThat(time.now()).isEqualTo(START.plusSeconds(3));
  }

  @Test
  void keepsTheOrderOfThingsAtOneInstant() {
    time.at(START.plusSeconds(1), () -> happened.add("first"));
    time.at(START.plusSeconds(1), () -> happened.add("second"));

    time.sleep(Duration.ofSeconds(2));

    assertThat(happened).containsExactly("first", "second");
  }

  @Test
  void letsAnEventPlanAnother() {
    time.at(
        START.plusSeconds(1),
        () -> time.at(time.now().plusSeconds(1), () -> happened.add("planned")));

    time.sleep(Duration.ofSeconds(2));

    assertThat(happened).containsExactly("planned");
  }

  @Test
  void seesWorkThatIsDone() {
    assertThat(time.await(CompletableFuture.completedFuture("done"), START)).isTrue();
    assertThat(time.now()).isEqualTo(START);
  }

  @Test
  void waitsUntilTheWorkIsDone() {
    var work = new CompletableFuture<String>();
    Thread.ofVirtual().start(() -> work.complete("done"));

    assertThat(time.await(work, START.plusSeconds(1))).isTrue();
  }

  @Test
  void waitsNoLongerThanTheDeadline() {
    var work = new CompletableFuture<String>();
    Thread waiting = Thread.currentThread();
    Thread.ofVirtual()
        .start(
            () -> {
              while (waiting.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
              }
              time.sleep(Duration.ofSeconds(30));
            });

    assertThat(time.await(work, START.plusSeconds(30))).isFalse();
  }

  @Test
  void endsItsWaitWhenItIsInterrupted() {
    Thread.currentThread().interrupt();

    boolean done = time.await(new CompletableFuture<String>(), START.plusSeconds(1));

    assertThat(Thread.interrupted()).as("is interrupted still").isTrue();
    assertThat(done).isFalse();
  }

  @Test
  void takesWorkThatFailedForDone() {
    var work = CompletableFuture.failedFuture(new IllegalStateException("broken"));

    assertThat(time.await(work, START.plusSeconds(1))).isTrue();
  }

  @Test
  void followsWorkThatWasDoneInTimeToItsEnd() {
    var late = new CountDownLatch(1);
    var followed = new CopyOnWriteArrayList<String>();

    String decided =
        time.within(
            START.plusSeconds(1),
            () -> "done",
            () -> {
              late.countDown();
              return "late";
            },
            what -> {
              time.sleep(Duration.ofSeconds(2));
              awaitLate(late);
              followed.add(what);
            });

    assertThat(decided).isEqualTo("done");
    assertThat(followed).containsExactly("done");
  }

  private static void awaitLate(CountDownLatch late) {
    try {
      late.await();
    } catch (InterruptedException e) {
      throw new AssertionError("what follows from work in time is not interrupted", e);
    }
  }
}
