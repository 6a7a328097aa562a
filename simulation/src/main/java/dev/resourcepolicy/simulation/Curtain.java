package dev.resourcepolicy.simulation;

import dev.resourcepolicy.memory.Entry;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** The end of a story: everything comes to rest, and must be as it should. */
final class Curtain {
  private final World world;

  Curtain(World world) {
    this.world = world;
  }

  void fall() {
    rest();
    world.stacks().forEach(this::checkDesired);
    checkMemory();
    if (world.story().ends() && world.watch().violations().isEmpty()) {
      world.stacks().forEach(stack -> stack.end(World.PATIENT));
      rest();
      checkLeftovers();
      checkMemory();
    }
  }

  /** Nothing happens for a while; then what did is looked at, twice. */
  private void rest() {
    for (int i = 0; i < 2; i++) {
      world.time().sleep(Duration.ofHours(1));
      world.notifications().deliver(new Deed.Deliver(false, false), World.PATIENT);
      world.notifications().sweep(World.PATIENT);
    }
    world.time().sleep(Duration.ofMinutes(1));
  }

  /** Two creations at SSM may have taken each other along, and only a check sees to that. */
  private boolean has(String target, Wanted wanted, boolean repaired) {
    return world.truth().has(target, wanted.clauses())
        || (world.site().isPlural() && !repaired && world.truth().grants(target, wanted.clauses()));
  }

  private void checkDesired(Stack stack) {
    if (stack.deployed().isEmpty() || stack.isTorn()) {
      return;
    }
    Wanted wanted = stack.deployed().get().wanted();
    boolean repaired =
        world.remembers()
            && !wanted.settings().containsKey("OnOutOfBandChange")
            && !isSuspended()
            && !world.watch().isForgotten();
    if ((world.watch().isDisturbed() || world.watch().isDeceived()) && !repaired) {
      return;
    }
    String target = wanted.id(world.site());
    boolean there =
        wanted.isShared()
            ? has(target, wanted, repaired)
            : world.truth().isOnly(target, wanted.clauses());
    world
        .watch()
        .require(
            there,
            Check.THE_END_IS_AS_DESIRED,
            () ->
                "stack %d wants %s, and there is %s"
                    .formatted(
                        stack.number(),
                        Clause.marks(wanted.clauses()),
                        world.truth().at(target).values()));
  }

  private boolean isSuspended() {
    return world.entries().all(world.site().service()).stream()
        .anyMatch(entry -> entry.repairs().suspended().isPresent());
  }

  private void checkLeftovers() {
    for (String target : world.site().targets()) {
      for (String mark : world.truth().marks(target)) {
        boolean excused =
            Clause.isForeign(mark)
                || world.watch().isDeceived()
                || world.watch().isEstranged()
                || world.known(Clause.stack(mark)).filter(Stack::isExcused).isPresent();
        world
            .watch()
            .require(
                excused, Check.NOTHING_IS_LEFT, () -> "%s still has %s".formatted(target, mark));
      }
    }
  }

  private void checkMemory() {
    if (!world.remembers()) {
      return;
    }
    for (Entry entry : world.entries().all(world.site().service())) {
      Optional<Stack> owner =
          world.stacks().stream()
              .filter(
                  stack ->
                      Stream.concat(stack.deployed().stream(), stack.leftover().stream())
                          .anyMatch(has -> isOf(entry, stack, has)))
              .findFirst();
      boolean excused = world.stacks().stream().anyMatch(s -> s.isUncertain() && isOf(entry, s));
      world
          .watch()
          .require(
              entry.isLive() == owner.isPresent() || excused,
              Check.THE_MEMORY_AGREES,
              () ->
                  "%s is remembered as %s, and its stack has %s"
                      .formatted(entry.key(), entry.phase(), owner.flatMap(Stack::deployed)));
      world
          .watch()
          .require(
              entry.underWay().isEmpty() || excused || isSuspended() || world.watch().isForgotten(),
              Check.THE_MEMORY_AGREES,
              () -> "%s is still %s".formatted(entry.key(), entry.phase()));
    }
  }

  private static boolean isOf(Entry entry, Stack stack) {
    return entry.key().owner().name().contains(":stack/s%1$d/%1$d/".formatted(stack.number()));
  }

  private boolean isOf(Entry entry, Stack stack, Stack.Deployed has) {
    return isOf(entry, stack)
        && entry.key().owner().name().endsWith("/" + has.logicalId())
        && entry.key().target().equals(has.wanted().id(world.site()));
  }
}
