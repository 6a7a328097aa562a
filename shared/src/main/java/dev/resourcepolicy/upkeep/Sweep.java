package dev.resourcepolicy.upkeep;

import dev.resourcepolicy.event.Bus;
import dev.resourcepolicy.event.EventReader;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.reconcile.Outcome;
import dev.resourcepolicy.reconcile.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A round over a service's remembered targets. What is more than one batch is handed on over the
 * bus, a batch an event, so that the rate does not depend on how long one check takes; the pace at
 * which batches are handed on, and at which a batch is checked, keeps the rate.
 */
public final class Sweep {
  /** Targets that one invocation checks. */
  private static final int BATCH = 100;

  private final String service;
  private final Upkeep upkeep;
  private final Bus bus;
  private final Checks checks;
  private final Time time;
  private final Instant deadline;
  private final Consumer<Checked> journal;
  private final Tally tally = new Tally();

  /**
   * A round until a deadline.
   *
   * @param journal is told of every target but those that are as they should be
   */
  public Sweep(
      String service,
      Upkeep upkeep,
      Bus bus,
      Checks checks,
      Time time,
      Instant deadline,
      Consumer<Checked> journal) {
    this.service = service;
    this.upkeep = upkeep;
    this.bus = bus;
    this.checks = checks;
    this.time = time;
    this.deadline = deadline;
    this.journal = journal;
  }

  /** Checks every target, or sees to it that it will be checked. */
  public Json.Obj everything(Optional<String> after) {
    if (after.isPresent()) {
      var _ = pause(BATCH); // while others check what was handed on before this
    }
    Iterator<RememberedTarget> targets = new RememberedTargets(upkeep.memory(), service, after);
    List<RememberedTarget> batch = next(targets);
    if (!targets.hasNext() || !bus.isHeard()) {
      check(batch, targets);
      return tally.json();
    }
    while (!batch.isEmpty()) {
      handOn(ids(batch));
      RememberedTarget last = batch.getLast();
      batch = next(targets);
      if (!batch.isEmpty() && !pause(BATCH)) {
        put(
            EventReader.SWEEP_REQUESTED,
            Json.Obj.of("Service", Json.of(service), "After", Json.of(last.sortKey())));
        return tally.json();
      }
    }
    return tally.json();
  }

  /** Checks these targets. */
  public Json.Obj over(List<String> targets) {
    check(
        targets.stream().map(id -> new RememberedTarget(id, Entry.Key.prefix(id))).toList(),
        List.<RememberedTarget>of().iterator());
    return tally.json();
  }

  /**
   * One after the other; what there is no time for is handed on, or else left for the next sweep.
   */
  private void check(List<RememberedTarget> batch, Iterator<RememberedTarget> more) {
    List<RememberedTarget> left = batch;
    while (!left.isEmpty()) {
      for (int i = 0; i < left.size(); i++) {
        check(left.get(i).id()).forEach(this::add);
        boolean last = i == left.size() - 1 && !more.hasNext();
        if (!last && !pause(1)) {
          List<RememberedTarget> unchecked = left.subList(i + 1, left.size());
          if (bus.isHeard()) {
            handOn(ids(unchecked));
          } else {
            tally.leave();
          }
          return;
        }
      }
      left = next(more);
    }
  }

  /** What a sweep cannot even look up is one failure among its results. */
  private List<Checked> check(String target) {
    try {
      return checks.check(target, Look.sweep(time.now()));
    } catch (PolicyFailure failure) {
      return List.of(new Checked.Failed(target, failure));
    }
  }

  private void add(Checked checked) {
    tally.add(checked);
    if (!(checked instanceof Checked.Done(var outcome)
        && outcome.kind() == Outcome.Kind.UNCHANGED)) {
      journal.accept(checked);
    }
  }

  private void handOn(List<String> targets) {
    if (!targets.isEmpty()) {
      put(
          EventReader.CHECK_REQUESTED,
          Json.Obj.of("Service", Json.of(service), "Targets", Json.ofTexts(targets)));
      tally.handOn(targets.size());
    }
  }

  private void put(String detailType, Json.Obj detail) {
    bus.put(List.of(new Bus.Announcement(detailType, Optional.empty(), detail)));
  }

  /** Waits until as many more checks may begin; not if there is no time for any after that. */
  private boolean pause(int checksToBegin) {
    Duration pause = Duration.ofSeconds(checksToBegin).dividedBy(upkeep.checksPerSecond());
    if (time.now().plus(pause).isAfter(deadline)) {
      return false;
    }
    time.sleep(pause);
    return true;
  }

  private static List<RememberedTarget> next(Iterator<RememberedTarget> targets) {
    var batch = new ArrayList<RememberedTarget>();
    while (batch.size() < BATCH && targets.hasNext()) {
      batch.add(targets.next());
    }
    return batch;
  }

  private static List<String> ids(List<RememberedTarget> targets) {
    return targets.stream().map(RememberedTarget::id).toList();
  }
}
