package dev.resourcepolicy.simulation;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.JsonException;
import dev.resourcepolicy.standin.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Holds every call of a story against what must always be so. */
final class Watch {
  /** A read before the plan, one right before a write, the write, and a look at what came of it. */
  private static final int MOST_CALLS_OF_AN_ATTEMPT = 5;

  private final World world;
  private final List<Violation> violations = new ArrayList<>();
  private boolean strangersWrote = false;
  private boolean estranged = false;
  private boolean forgot = false;
  private boolean deceived = false;

  Watch(World world) {
    this.world = world;
  }

  List<Violation> violations() {
    return violations;
  }

  /** Whether strangers have changed anything so far. */
  boolean isDisturbed() {
    return strangersWrote;
  }

  /** Whether X-Ray took a policy that was made anew for the one that had been read. */
  boolean isDeceived() {
    return deceived;
  }

  /** Whether the memory failed to take what a write came to, and a stranger wrote, too. */
  boolean isForgotten() {
    return forgot && strangersWrote;
  }

  /** The memory did not answer; what was written before is to be found out by a check. */
  void forgets(Look look) {
    forgot |= look.wrote;
  }

  /**
   * A stranger has changed something.
   *
   * @param there how many policies were at its target
   */
  void strangerWrote(int there) {
    strangersWrote = true;
    estranged |= there > 1;
  }

  /**
   * Whether a stranger changed one of several policies at SSM. When it was the second of two that
   * runs of ours had made, it is the stranger's now, with all that it says.
   */
  boolean isEstranged() {
    return estranged;
  }

  void require(boolean holds, Check check, Supplier<String> what) {
    if (!holds) {
      var violation = new Violation(check, what.get());
      violations.add(violation);
      world.trace(() -> "VIOLATION %s".formatted(violation));
    }
  }

  /**
   * A call of an invocation was answered.
   *
   * @param heard whether the answer arrives
   */
  void called(Look look, Seen call, String answer, boolean heard) {
    look.calls++;
    if (call.operation().equals(world.site().read())) {
      look.unread = Optional.empty();
      look.readAt = look.callsToAnybody;
      look.atLastRead.clear();
      look.atLastRead.addAll(world.truth().marks(look.target()));
    }
    if (List.of(world.site().put(), world.site().delete()).contains(call.operation())) {
      writes(look, call, answer);
    }
    if (heard) {
      look.seen.append(answer).append('\n');
    }
    look.glance(world.truth());
  }

  private void writes(Look look, Seen call, String answer) {
    require(
        look.unread.isEmpty(),
        Check.A_WRITE_FOLLOWS_A_READ,
        () ->
            "%s was sent after %s without a look in between"
                .formatted(call.operation(), look.unread.orElse("")));
    require(
        tokenTells(call) || look.callsToAnybody - look.readAt <= 2,
        Check.A_WRITE_FOLLOWS_A_READ,
        () -> "no look came right before " + call.operation());
    look.unread = Optional.of(call.operation());
    look.sent = true;
    world.site().token().ifPresent(name -> carriesToken(look, call, name));
    if (call.status() / 100 == 2) {
      accepted(look, call, answer);
    }
  }

  /** A token that says that there is no policy does, wherever there is one. */
  private boolean tokenTells(Seen call) {
    Optional<String> token = world.site().token().flatMap(name -> call.input().text(name));
    return world.site().tokenTells() || (token.isPresent() && token.equals(world.site().none()));
  }

  private void carriesToken(Look look, Seen call, String name) {
    Optional<String> token = call.input().text(name);
    boolean creates = world.site().isPlural() && call.operation().equals(world.site().put());
    require(
        token.isPresent() || (creates && call.input().text("PolicyId").isEmpty()),
        Check.A_WRITE_CARRIES_ITS_TOKEN,
        () -> "%s has no %s".formatted(call.operation(), name));
    token
        .filter(text -> !world.site().none().equals(Optional.of(text)))
        .ifPresent(
            text ->
                require(
                    look.seen.indexOf(text) >= 0,
                    Check.A_WRITE_CARRIES_ITS_TOKEN,
                    () ->
                        "%s has the %s %s, which this invocation never read"
                            .formatted(call.operation(), name, text)));
  }

  private void accepted(Look look, Seen call, String answer) {
    String target = call.input().text(world.site().target()).orElseThrow();
    List<Clause> before = clauses(target);
    look.wrote = true;
    deceived |=
        !world.site().tokenTells()
            && !world.site().isRigid()
            && !look.atLastRead.equals(world.truth().marks(target));
    world.truth().done(call.operation(), call.input(), object(answer));
    Set<String> after = world.truth().marks(target);
    for (Clause lost : before) {
      if (Clause.isForeign(lost.mark()) && !after.contains(lost.mark())) {
        lost(look, lost);
      }
    }
  }

  private void lost(Look look, Clause lost) {
    boolean seen = look.seen.indexOf(lost.mark()) >= 0;
    boolean cameMeanwhile = !world.site().tokenTells() && !look.atLastRead.contains(lost.mark());
    if (cameMeanwhile) {
      return;
    }
    require(seen, Check.NOTHING_IS_LOST_UNSEEN, () -> "%s was overwritten unseen".formatted(lost));
    require(
        look.licence().covers(lost),
        Check.NOTHING_FOREIGN_IS_TAKEN,
        () -> "%s was taken away, which no setting asks for".formatted(lost));
  }

  /** An invocation has come to its end. */
  void ended(Look look) {
    require(
        look.calls <= MOST_CALLS_OF_AN_ATTEMPT * Math.max(1, look.attempts),
        Check.CALLS_ARE_BOUNDED,
        () -> "%d calls in %d attempts".formatted(look.calls, look.attempts));
  }

  private List<Clause> clauses(String target) {
    var clauses = new ArrayList<Clause>();
    world
        .truth()
        .at(target)
        .values()
        .forEach(policy -> clauses.addAll(Clause.clauses(world.site(), policy.document())));
    return clauses;
  }

  private static Json.Obj object(String answer) {
    try {
      return Json.parse(answer) instanceof Json.Obj members ? members : Json.Obj.of();
    } catch (JsonException empty) {
      return Json.Obj.of();
    }
  }
}
