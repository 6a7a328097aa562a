package dev.resourcepolicy.simulation;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.Turns;
import dev.resourcepolicy.standin.StandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Where one story happens. */
final class World {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  /** An act without haste, in which nothing goes wrong. */
  static final Act PATIENT =
      new Act(new Deed.Sweep(), 1, Duration.ZERO, Duration.ofMinutes(10), List.of());

  private final Story story;
  private final long telling;
  private final Site site;
  private final Turns time;
  private final Environments environments;
  private final Optional<Consumer<String>> trace;
  private final StandIn standIn;
  private final Truth truth;
  private final Entries entries = new Entries();
  private final Watch watch = new Watch(this);
  private final Strangers strangers = new Strangers(this);
  private final Notifications notifications = new Notifications(this);
  private final Map<Integer, Stack> stacks = new TreeMap<>();
  private final Set<Integer> busy = new HashSet<>();
  private int invocations = 0;

  /**
   * @param telling tells the requests of one telling from those of another one of the same story
   */
  World(
      Story story,
      long telling,
      Turns time,
      Environments environments,
      Optional<Consumer<String>> trace) {
    this.story = story;
    this.telling = telling;
    this.site = story.site();
    this.time = time;
    this.environments = environments;
    this.trace = trace;
    time.restart(START);
    this.standIn = StandIn.withoutPort(time);
    this.truth = new Truth(site, time);
    Creation.at(site)
        .forEach(made -> standIn.answer(site.service(), made.operation(), made.input()));
    time.sleep(Duration.ofMinutes(1));
    standIn.onEvent(notifications::happened);
  }

  /**
   * Tells the story to its end, and says what did not hold; nothing more after the first scene in
   * which something did not.
   */
  List<Violation> tell() {
    for (List<Act> scene : story.scenes()) {
      trace(() -> "scene %s".formatted(scene));
      time.run(scene.stream().<Runnable>map(act -> () -> play(act)).toList());
      if (!watch.violations().isEmpty()) {
        return watch.violations();
      }
    }
    new Curtain(this).fall();
    return watch.violations();
  }

  private void play(Act act) {
    time.sleep(act.after());
    switch (act.deed()) {
      case Deed.Deploy(int stack, Wanted wanted) -> stack(stack).deploy(wanted, act);
      case Deed.Remove(int stack) -> stack(stack).remove(act);
      case Deed.Rename(int stack) -> stack(stack).rename(act);
      case Deed.Redeliver(int stack) -> stack(stack).redeliver(act);
      case Deed.Meddle meddle -> strangers.meddle(meddle);
      case Deed.Deliver deliver -> notifications.deliver(deliver, act);
      case Deed.Sweep() -> notifications.sweep(act);
      case Deed.Pass(Duration duration) -> time.sleep(duration);
    }
  }

  /** Invokes the function once. */
  Ending invoke(Json.Obj event, Line line, Duration timeout) {
    int number = freeEnvironment();
    Ending ending;
    try {
      Json result = environments.get(site, remembers(), number).invoke(this, line, event, timeout);
      trace(() -> "  returned " + result.text());
      ending = Ending.RETURNED;
    } catch (Killed killed) {
      ending = Ending.KILLED;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException | Error failure) {
      trace(() -> "  failed: " + failure);
      ending = Ending.FAILED;
    } finally {
      var _ = Thread.interrupted();
    }
    if (line.isCut()) {
      return Ending.KILLED; // and its environment is never free again
    }
    busy.remove(number);
    watch.ended(line.look());
    return ending;
  }

  /** Three environments take turns; more are there when all are busy. */
  private int freeEnvironment() {
    int number = invocations++ % 3;
    while (!busy.add(number)) {
      number++;
    }
    return number;
  }

  Stack stack(int number) {
    return stacks.computeIfAbsent(number, _ -> new Stack(this, number));
  }

  List<Stack> stacks() {
    return new ArrayList<>(stacks.values());
  }

  Optional<Stack> known(int number) {
    return Optional.ofNullable(stacks.get(number));
  }

  Story story() {
    return story;
  }

  long telling() {
    return telling;
  }

  boolean remembers() {
    return story.remembers();
  }

  Site site() {
    return site;
  }

  Turns time() {
    return time;
  }

  StandIn standIn() {
    return standIn;
  }

  Truth truth() {
    return truth;
  }

  Entries entries() {
    return entries;
  }

  Watch watch() {
    return watch;
  }

  Strangers strangers() {
    return strangers;
  }

  Notifications notifications() {
    return notifications;
  }

  void trace(Supplier<String> what) {
    trace.ifPresent(told -> told.accept(time.now() + " " + what.get()));
  }
}
