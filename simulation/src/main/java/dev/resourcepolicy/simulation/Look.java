package dev.resourcepolicy.simulation;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What an invocation is for, and what it has seen and done so far. */
final class Look {
  private final String target;
  private final Aim aim;
  private final Instant end;

  /** Everything that the service has answered. */
  final StringBuilder seen = new StringBuilder();

  /** What really was there at the last read. */
  final Set<String> atLastRead = new HashSet<>();

  /** The write that no read has followed yet. */
  Optional<String> unread = Optional.empty();

  /** The number of the call, to anybody, at which the service was last read. */
  int readAt = -1;

  boolean reached = false;

  /** Whether a write was sent, and whether one was accepted. */
  boolean sent = false;

  boolean wrote = false;
  int attempts = 0;
  int calls = 0;
  int callsToAnybody = 0;
  int undelivered = 0;

  /**
   * @param target that a stranger meddles with meanwhile
   * @param end when Lambda ends it
   */
  Look(String target, Aim aim, Instant end) {
    this.target = target;
    this.aim = aim;
    this.end = end;
  }

  String target() {
    return target;
  }

  Licence licence() {
    return aim.licence();
  }

  Instant end() {
    return end;
  }

  void glance(Truth truth) {
    reached |= aim.goal().test(truth);
  }
}
