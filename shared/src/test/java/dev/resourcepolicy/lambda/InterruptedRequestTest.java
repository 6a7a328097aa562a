package dev.resourcepolicy.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.memory.Entry.Phase;
import dev.resourcepolicy.policy.PolicyState;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A process may end at any of its calls: whoever comes next finishes what it began. */
final class InterruptedRequestTest {
  /** More than any of these requests makes. */
  private static final int CALLS = 10;

  /** Until then, a check leaves alone what may still be at work. */
  private static final Duration AFTER_ANY_RUN = Duration.ofMinutes(15);

  /** A request, and what was there before it. */
  enum Story {
    CREATE,
    CREATE_OVER_FOREIGN,
    ADOPT,
    UPDATE,
    DELETE,
    RESTORE;

    MemoryRun begin() {
      var run = new MemoryRun();
      switch (this) {
        case CREATE -> {
          // Nothing was there.
        }
        case CREATE_OVER_FOREIGN -> run.tamper(Orders.TABLE, Orders.document("Foreign"));
        case ADOPT -> run.tamper(Orders.TABLE, Orders.document("A"));
        case UPDATE, DELETE -> run.invoke(Stacks.create("A"));
        case RESTORE -> {
          run.tamper(Orders.TABLE, Orders.document("Foreign"));
          run.invoke(Stacks.create(Stacks.restoring("A")));
        }
      }
      run.answers.clear();
      run.told.clear();
      return run;
    }

    Json.Obj request() {
      return switch (this) {
        case CREATE, ADOPT -> Stacks.create("A");
        case CREATE_OVER_FOREIGN -> Stacks.create(Stacks.restoring("A"));
        case UPDATE -> Stacks.update("B", "A");
        case DELETE -> Stacks.delete("A");
        case RESTORE -> Stacks.delete(Stacks.restoring("A"));
      };
    }
  }

  static Stream<Arguments> moments() {
    return Stream.of(Story.values())
        .flatMap(
            story ->
                IntStream.range(0, CALLS)
                    .boxed()
                    .flatMap(
                        call ->
                            Stream.of(
                                Arguments.of(story, call, true),
                                Arguments.of(story, call, false))));
  }

  @ParameterizedTest
  @MethodSource("moments")
  @Tag("scenario-42")
  void getsTheSameAnswerWhenItIsDeliveredAgain(Story story, int call, boolean before) {
    MemoryRun whole = story.begin();
    Json.Obj answer = whole.answer(story.request());

    MemoryRun run = killed(story, call, before);
    run.invoke(story.request());

    assertThat(run.answers).isNotEmpty().allSatisfy(a -> assertThat(a).isEqualTo(answer));
    assertThat(policy(run)).isEqualTo(policy(whole));
    assertThat(run.tables.writes()).isEqualTo(whole.tables.writes());
    assertThat(run.entry("OrdersPolicy").underWay()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("moments")
  void isFinishedByTheNextSweep(Story story, int call, boolean before) {
    isFinishedBy(story, call, before, Stacks.sweep());
  }

  @ParameterizedTest
  @MethodSource("moments")
  void isFinishedByTheNextEvent(Story story, int call, boolean before) {
    isFinishedBy(story, call, before, Stacks.drift(Orders.TABLE));
  }

  @ParameterizedTest
  @MethodSource("moments")
  void isLeftAloneWhileItsRunMayBeAtWork(Story story, int call, boolean before) {
    MemoryRun run = killed(story, call, before);
    boolean recorded = run.entries.all().stream().anyMatch(entry -> entry.underWay().isPresent());
    String policy = policy(run);

    run.invoke(Stacks.sweep());

    if (recorded) {
      assertThat(policy(run)).isEqualTo(policy);
      assertThat(run.entry("OrdersPolicy").underWay()).isPresent();
    }
  }

  private static void isFinishedBy(Story story, int call, boolean before, Json.Obj next) {
    MemoryRun whole = story.begin();
    whole.invoke(story.request());
    MemoryRun run = killed(story, call, before);
    boolean recorded = run.entries.all().stream().anyMatch(entry -> entry.underWay().isPresent());
    boolean done = policy(run).equals(policy(whole));

    run.time.sleep(AFTER_ANY_RUN);
    run.invoke(next);

    if (recorded || done) {
      assertThat(policy(run)).isEqualTo(policy(whole));
      assertThat(run.tables.writes()).isEqualTo(whole.tables.writes());
    }
    assertThat(run.entries.all())
        .allSatisfy(
            entry ->
                assertThat(entry.phase())
                    .isInstanceOfAny(Phase.Applied.class, Phase.Removed.class));
  }

  private static MemoryRun killed(Story story, int call, boolean before) {
    MemoryRun run = story.begin();
    if (before) {
      run.killedBefore(call);
    } else {
      run.killedAfter(call);
    }
    run.invoke(story.request());
    return run;
  }

  private static String policy(MemoryRun run) {
    return run.tables.policy(Orders.TABLE) instanceof PolicyState.Present(var document, _)
        ? document.text()
        : "none";
  }
}
