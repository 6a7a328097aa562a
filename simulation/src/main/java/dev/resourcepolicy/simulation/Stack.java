package dev.resourcepolicy.simulation;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
    if (leftover.isPresent()) {
      return; // what could not be deleted is in the way
    }
    var fate = new Fate(act);
    if (deployed.isEmpty()) {
      create("Policy" + names, wanted, fate, act);
    } else {
      update(deployed.get(), wanted, fate, act);
    }
  }

  private void create(String logicalId, Wanted wanted, Fate fate, Act act) {
    var request =
        new Request(
            "Create", logicalId, wanted, Optional.empty(), Optional.empty(), creating(wanted));
    Optional<Answer> answer = send(request, fate, act);
    if (answer.filter(Answer::succeeded).isPresent()) {
      deployed = Optional.of(new Deployed(wanted, logicalId, answer.get().physicalId()));
      return;
    }
    String id = answer.map(Answer::physicalId).orElse("stack-" + logicalId + "-INVENTED");
    excused |= world.watch().isDisturbed() && !id.startsWith("not-created:");
    // Then a delivery that failed cannot know what one before it had done.
    excused |= !world.remembers() && act.mishaps().stream().anyMatch(m -> m.trouble().kills());
    delete(wanted, logicalId, id, fate.afterwards());
  }

  private void update(Deployed before, Wanted wanted, Fate fate, Act act) {
    boolean replaces = wanted.target() != before.wanted().target();
    var request =
        new Request(
            "Update",
            before.logicalId(),
            wanted,
            Optional.of(before.wanted()),
            Optional.of(before.physicalId()),
            replaces ? creating(wanted) : updating(wanted, before.wanted()));
    Optional<Answer> answer = send(request, fate, act);
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

  private void rollBack(Deployed before, Wanted failed, Fate fate) {
    boolean replaces = failed.target() != before.wanted().target();
    var request =
        new Request(
            "Update",
            before.logicalId(),
            before.wanted(),
            Optional.of(failed),
            Optional.of(before.physicalId()),
            replaces ? creating(before.wanted()) : updating(before.wanted(), failed));
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
    if (deployed.isEmpty()) {
      return;
    }
    Deployed before = deployed.get();
    String name = "Policy" + (names + 1);
    var fate = new Fate(act);
    var request =
        new Request(
            "Create",
            name,
            before.wanted(),
            Optional.empty(),
            Optional.empty(),
            creating(before.wanted()));
    Optional<Answer> answer = send(request, fate, act);
    if (answer.filter(Answer::succeeded).isPresent()) {
      names++;
      deployed = Optional.of(new Deployed(before.wanted(), name, answer.get().physicalId()));
      delete(before.wanted(), before.logicalId(), before.physicalId(), fate.afterwards());
    } else {
      String id = answer.map(Answer::physicalId).orElse("stack-" + name + "-INVENTED");
      delete(before.wanted(), name, id, fate.afterwards());
    }
  }

  /** Delivers the last request that succeeded once more, when CloudFormation has long gone on. */
  void redeliver(Act act) {
    last.ifPresent(request -> requests.again(request, new Fate(act).afterwards(), act));
  }

  private void delete(Wanted wanted, String logicalId, String physicalId, Fate fate) {
    var request =
        new Request(
            "Delete",
            logicalId,
            wanted,
            Optional.empty(),
            Optional.of(physicalId),
            deleting(wanted));
    Optional<Answer> answer = send(request, fate, World.PATIENT);
    if (answer.filter(Answer::succeeded).isEmpty()) {
      leftover = Optional.of(new Deployed(wanted, logicalId, physicalId));
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

  private Aim creating(Wanted wanted) {
    return new Aim(new Licence(wanted.is("OnExisting", "Replace"), sids(wanted)), there(wanted));
  }

  private Aim updating(Wanted wanted, Wanted old) {
    Set<String> sids = sids(wanted);
    sids.addAll(sids(old));
    boolean anything = !wanted.isShared() && !wanted.is("OnDrift", "Refuse");
    return new Aim(new Licence(anything, sids), there(wanted));
  }

  private Aim deleting(Wanted wanted) {
    return new Aim(new Licence(wanted.is("OnDelete", "Force"), sids(wanted)), _ -> true);
  }

  private Predicate<Truth> there(Wanted wanted) {
    String target = wanted.id(world.site());
    return wanted.isShared()
        ? truth -> truth.has(target, wanted.clauses())
        : truth -> truth.isOnly(target, wanted.clauses());
  }

  private static Set<String> sids(Wanted wanted) {
    return wanted.isShared()
        ? wanted.clauses().stream().map(Clause::sid).collect(Collectors.toCollection(HashSet::new))
        : new HashSet<>();
  }
}
