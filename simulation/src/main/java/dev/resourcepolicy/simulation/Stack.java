package dev.resourcepolicy.simulation;

import java.time.Duration;
import java.util.Optional;

/** A stack with one custom resource, treated as CloudFormation treats it. */
final class Stack {
  /** Long enough for several cooldowns of DynamoDB, one for each stack. */
  private static final Duration OUTLIVES = Duration.ofMinutes(5);

  private final World world;
  private final int number;
  private final Requests requests;
  private Optional<Deployed> deployed = Optional.empty();
  private Optional<Request> last = Optional.empty();
  private Optional<Wanted> asked = Optional.empty();
  private Optional<Deployed> leftover = Optional.empty();
  private boolean excused = false;
  private boolean torn = false;
  private int names = 0;

  /** What the stack has. */
  record Deployed(Wanted wanted, String logicalId, String physicalId) {}

  Stack(World world, int number) {
    this.world = world;
    this.number = number;
    this.requests = new Requests(world, number);
  }

  int number() {
    return number;
  }

  Optional<Deployed> deployed() {
    return deployed;
  }

  /** Whether a rollback failed, so that nobody can say what it has. */
  boolean isTorn() {
    return torn;
  }

  /** Whether nobody can say what the memory should hold of it. */
  boolean isUncertain() {
    return excused || torn || leftover.isPresent();
  }

  /** What could not be deleted, and will be tried again. */
  Optional<Deployed> leftover() {
    return leftover;
  }

  /** What it asked for last, whatever came of it. */
  Optional<Wanted> asked() {
    return asked;
  }

  /** Whether something of it may be left without anybody's fault. */
  boolean isExcused() {
    return excused;
  }

  void deploy(Wanted wanted, Act act) {
    var fate = new Fate(act);
    if (leftover.isPresent()) {
      return; // what could not be deleted is in the way
    } else if (deployed.isPresent()) {
      update(deployed.get(), wanted, fate, act);
    } else {
      var _ = isCreated("Policy" + names, wanted, fate, act);
    }
  }

  /** What a Create that failed may have left is deleted. */
  private boolean isCreated(String logicalId, Wanted wanted, Fate fate, Act act) {
    Aim aim = Aim.create(world.site(), wanted);
    Optional<Answer> answer = send(Request.create(logicalId, wanted, aim), fate, act);
    if (answer.filter(Answer::succeeded).isPresent()) {
      deployed = Optional.of(new Deployed(wanted, logicalId, answer.get().physicalId()));
      return true;
    }
    String id = answer.map(Answer::physicalId).orElse("stack-" + logicalId + "-INVENTED");
    // Then a delivery that failed cannot know what one before it had done.
    excused |= !world.remembers() && act.mishaps().stream().anyMatch(m -> m.trouble().kills());
    delete(wanted, logicalId, id, fate.afterwards());
    excused |= world.watch().isDisturbed() && !id.startsWith("not-created:");
    return false;
  }

  private void update(Deployed before, Wanted wanted, Fate fate, Act act) {
    boolean replaces = wanted.target() != before.wanted().target();
    Optional<Answer> answer = send(updating(before, before.wanted(), wanted), fate, act);
    if (answer.filter(Answer::succeeded).isPresent()) {
      deployed = Optional.of(new Deployed(wanted, before.logicalId(), answer.get().physicalId()));
      torn = false;
      if (replaces) {
        delete(before.wanted(), before.logicalId(), before.physicalId(), fate.afterwards());
      }
      return;
    }
    // CloudFormation names no other id than the old one then, so nobody can take away what an
    // uncertain write may have put at the new target.
    excused |= replaces;
    rollBack(before, wanted, fate.afterwards());
  }

  private Request updating(Deployed there, Wanted old, Wanted wanted) {
    return Request.update(there, old, wanted, Aim.update(world.site(), old, wanted));
  }

  private void rollBack(Deployed before, Wanted failed, Fate fate) {
    boolean replaces = failed.target() != before.wanted().target();
    Request request = updating(before, failed, before.wanted());
    Optional<Answer> answer = send(request, fate, World.PATIENT);
    torn = answer.filter(Answer::succeeded).isEmpty();
    excused |= torn;
    boolean refusable =
        world.watch().isDisturbed()
            && (replaces || before.wanted().is("OnDrift", "Refuse") || isAGuess(answer));
    world
        .watch()
        .require(
            !torn || refusable,
            Check.A_ROLLBACK_WORKS,
            () -> "the rollback of stack %d came to %s".formatted(number, answer));
  }

  /** Of several policies at SSM, which strangers have changed, none can be replaced. */
  private static boolean isAGuess(Optional<Answer> answer) {
    return answer.filter(given -> given.reason().contains("without a guess")).isPresent();
  }

  /** Deletes the resource, if there is one. */
  void remove(Act act) {
    if (deployed.isPresent()) {
      Deployed gone = deployed.get();
      deployed = Optional.empty();
      delete(gone.wanted(), gone.logicalId(), gone.physicalId(), new Fate(act));
    }
  }

  /** Deletes what is left of an earlier deletion that failed, and then the resource. */
  void end(Act act) {
    leftover.ifPresent(
        left -> {
          leftover = Optional.empty();
          delete(left.wanted(), left.logicalId(), left.physicalId(), Fate.kind(act.seed()));
        });
    remove(act);
    world
        .watch()
        .require(
            leftover.isEmpty(),
            Check.A_ROLLBACK_WORKS,
            () -> "the deletion of stack %d fails although nothing is wrong".formatted(number));
  }

  void rename(Act act) {
    deployed.ifPresent(before -> rename(before, new Fate(act), act));
  }

  private void rename(Deployed before, Fate fate, Act act) {
    if (isCreated("Policy" + ++names, before.wanted(), fate, act)) {
      delete(before.wanted(), before.logicalId(), before.physicalId(), fate.afterwards());
    }
  }

  /** Delivers the last request that succeeded once more, when CloudFormation has long gone on. */
  void redeliver(Act act) {
    last.ifPresent(request -> requests.again(request, new Fate(act).afterwards(), act));
  }

  private void delete(Wanted wanted, String logicalId, String physicalId, Fate fate) {
    var gone = new Deployed(wanted, logicalId, physicalId);
    Optional<Answer> answer = send(Request.delete(gone, Aim.delete(wanted)), fate, World.PATIENT);
    if (answer.filter(Answer::succeeded).isEmpty()) {
      leftover = Optional.of(gone);
    }
    excused |=
        wanted.is("OnDelete", "Retain") || (world.watch().isDisturbed() && world.site().isRigid());
  }

  private Optional<Answer> send(Request request, Fate fate, Act act) {
    asked = Optional.of(request.wanted());
    boolean outlivable = fate.isOutlivable() && act.timeout().compareTo(OUTLIVES) >= 0;
    Optional<Answer> answer = requests.send(request, fate, act);
    world
        .watch()
        .require(
            answer.filter(Answer::succeeded).isPresent()
                || !outlivable
                || world.watch().isDisturbed()
                || world.stacks().stream().anyMatch(Stack::isExcused),
            Check.A_FAULT_IS_OUTLIVED,
            () -> "%s came to %s".formatted(request.type(), answer));
    last = answer.filter(Answer::succeeded).map(_ -> request);
    return answer;
  }
}
