package dev.resourcepolicy.local;

import java.util.Optional;

/** What the rules of the architecture forbid, one rule each, to show that they would see it. */
interface ArchitectureOffender {

  final class Sleeper {
    void rest() throws InterruptedException {
      Thread.sleep(1);
    }
  }

  final class Reader {
    Optional<String> home() {
      return Optional.ofNullable(System.getenv("HOME"));
    }
  }

  final class Counter {
    static int count = 0;
  }

  class Open {}

  final class OpenHelper {}
}
