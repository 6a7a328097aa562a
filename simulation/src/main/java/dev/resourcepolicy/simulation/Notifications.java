package dev.resourcepolicy.simulation;

import dev.resourcepolicy.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What makes the function look between two requests: CloudTrail's events and the schedule. */
final class Notifications {
  private final World world;
  private final List<Json.Obj> pending = new ArrayList<>();
  private int sweeps = 0;

  Notifications(World world) {
    this.world = world;
  }

  /** Takes an event of the world for later; of those that the rules let through. */
  void happened(Json.Obj event) {
    Json.Obj detail = event.object("detail").orElseThrow();
    boolean own = detail.text().contains("role/" + Environment.ROLE);
    if (!own && detail.get("errorCode").isEmpty()) {
      pending.add(event);
    }
  }

  void deliver(Deed.Deliver deed, Act act) {
    var fate = new Fate(act);
    var events = new ArrayList<>(pending);
    pending.clear();
    if (deed.twice()) {
      events.addAll(List.copyOf(events));
    }
    for (Json.Obj event : deed.reversed() ? events.reversed() : events) {
      look(event, fate, act);
    }
  }

  void sweep(Act act) {
    look(
        Json.Obj.of(
            "id", Json.of("sweep-" + ++sweeps),
            "source", Json.of("aws.events"),
            "detail-type", Json.of("Scheduled Event"),
            "detail", Json.Obj.of()),
        new Fate(act),
        act);
  }

  private void look(Json.Obj event, Fate fate, Act act) {
    if (!world.remembers()) {
      return;
    }
    world.trace(() -> "event %s".formatted(event.text()));
    var look =
        new Look(
            world.site().targets().getFirst(),
            new Aim(licence(), _ -> true),
            world.time().now().plus(act.timeout()));
    var _ = world.invoke(event, new Line(world, fate, look), act.timeout());
  }

  /** What its owners let a check replace, also to finish what a run of theirs has begun. */
  private Licence licence() {
    boolean anything = false;
    Set<String> sids = new HashSet<>();
    for (Stack stack : world.stacks()) {
      Optional<Wanted> wanted = stack.asked();
      anything |= wanted.filter(Notifications::replaces).isPresent();
      wanted
          .filter(Wanted::isShared)
          .ifPresent(shared -> shared.clauses().forEach(clause -> sids.add(clause.sid())));
    }
    return new Licence(anything, sids);
  }

  private static boolean replaces(Wanted wanted) {
    return wanted.is("OnExisting", "Replace")
        || (!wanted.isShared()
            && (!wanted.is("OnDrift", "Refuse")
                || !wanted.settings().containsKey("OnOutOfBandChange")));
  }
}
