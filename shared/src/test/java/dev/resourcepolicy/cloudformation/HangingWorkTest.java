package dev.resourcepolicy.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.cloudformation.CustomResources.Done;
import dev.resourcepolicy.cloudformation.CustomResources.Work;
import dev.resourcepolicy.cloudformation.Response.Status;
import dev.resourcepolicy.event.Event;
import dev.resourcepolicy.policy.PolicyDifference;
import dev.resourcepolicy.reconcile.Outcome;
import dev.resourcepolicy.reconcile.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work that does not end: it is answered for, and what it comes to later is not told. */
@Timeout(60)
final class HangingWorkTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final Deadlines DEADLINES = Deadlines.between(NOW, NOW.plusSeconds(60));

  private final VirtualTime time = new VirtualTime(NOW);
  private final List<byte[]> sent = new ArrayList<>();
  private final CustomResources customResources =
      new CustomResources(time, (_, body, _) -> sent.add(body));

  @Test
  @Tag("scenario-36")
  void answersOnceAndInTimeWhenTheWorkHangs() throws InterruptedException {
    var hangs = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var worker = new CompletableFuture<Thread>();
    Work work =
        _ -> {
          worker.complete(Thread.currentThread());
          hangs.countDown();
          awaitWhateverHappens(release);
          return done();
        };
    Thread.ofVirtual()
        .start(
            () -> {
              awaitWhateverHappens(hangs);
              time.sleep(Duration.between(NOW, DEADLINES.answer()));
            });

    Response response = answer(Requests.withId("Update", "Orders"), work);
    release.countDown();
    worker.join().join();

    assertThat(response.status()).isEqualTo(Status.FAILED);
    assertThat(response.reason()).contains("timed out");
    assertThat(response.physicalResourceId()).isEqualTo("Orders");
    assertThat(time.now()).isBefore(DEADLINES.end());
    assertThat(sent).containsExactly(response.body());
  }

  @Test
  @Tag("scenario-36")
  void interruptsWorkThatHangsAndCallsItsWriteUnconfirmed() throws InterruptedException {
    var interrupted = new CountDownLatch(1);
    Work work =
        _ -> {
          time.sleep(Duration.between(NOW, DEADLINES.answer()));
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
          return done();
        };

    Response response = answer(Requests.withoutId(), work);
    interrupted.await();

    assertThat(response.physicalResourceId()).isEqualTo("unconfirmed:OrdersPolicy");
    assertThat(sent).hasSize(1);
  }

  @Test
  @Tag("scenario-36")
  void answersOnceWhatWasDoneInTimeAndIsStillBeingSentWhenTheDeadlineComes() {
    var slow =
        new CustomResources(
            time,
            (_, body, _) -> {
              time.sleep(Duration.between(NOW, DEADLINES.end()));
              sent.add(body);
            });

    Response response = slow.answer(Requests.withId("Update", "Orders"), DEADLINES, _ -> done());

    assertThat(response.status()).isEqualTo(Status.SUCCESS);
    assertThat(sent).containsExactly(response.body());
  }

  private Response answer(Event.CustomResource request, Work work) {
    return customResources.answer(request, DEADLINES, work);
  }

  /** Waits like work that takes no notice of interrupts. */
  private static void awaitWhateverHappens(CountDownLatch latch) {
    boolean interrupted = true;
    while (interrupted) {
      try {
        latch.await();
        interrupted = false;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
  }

  private static Done done() {
    return new Done(
        "Orders",
        new Outcome(
            Outcome.Kind.UPDATED,
            "Orders",
            Optional.empty(),
            Optional.empty(),
            "Done.",
            PolicyDifference.none()));
  }
}
