package dev.resourcepolicy.local;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.template.Template;
import dev.resourcepolicy.reconcile.Time;
import dev.resourcepolicy.standin.StandIn;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A change of a policy behind the back of the functions, and what they are told of it. */
final class Tampering {
  /** When nothing is left of what was there before: no cooldown, and no stale read. */
  private static final Duration LATER = Duration.ofMinutes(1);

  private final Rules rules;
  private final StandIn standIn;
  private final Time time;

  Tampering(Template template, StandIn standIn, Time time) {
    this.rules = new Rules(template.rules());
    this.standIn = standIn;
    this.time = time;
  }

  /**
   * Puts a policy where the last event has put one.
   *
   * @return the events that the template's rules send to the function
   */
  List<Json.Obj> with(String function, Json.Obj lastEvent, Json policy) {
    time.sleep(LATER);
    var events = new CopyOnWriteArrayList<Json.Obj>();
    standIn.onEvent(events::add);
    Stranger.of(function).tamper(standIn, lastEvent, policy);
    return events.stream()
        .filter(
            event ->
                rules.matching(Rules.DEFAULT_BUS, event).stream()
                    .anyMatch(rule -> rule.function().equals(function)))
        .toList();
  }
}
