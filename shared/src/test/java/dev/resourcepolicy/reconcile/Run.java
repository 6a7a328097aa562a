package dev.resourcepolicy.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.Journal;
import dev.resourcepolicy.policy.PolicyFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** One reconciliation in virtual time, and what it told its journal. */
final class Run implements Journal {
  static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  private static final Duration BASE = Duration.ofMillis(500);
  private static final Duration CAP = Duration.ofSeconds(10);

  private final VirtualTime time = new VirtualTime(START);
  private final ScriptedPolicies policies;
  private final List<Duration> waits = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private RandomGenerator random = new Jitter(0);
  private Instant deadline = START.plus(Duration.ofMinutes(5));
  private int attempts = 0;

  /** Random numbers that all are this share of their bound. */
  private record Jitter(double share) implements RandomGenerator {
    @Override
    public long nextLong() {
      throw new AssertionError("jitter is drawn below a bound");
    }

    @Override
    public long nextLong(long bound) {
      return (long) ((bound - 1) * share);
    }
  }

  private Run(Duration staleness, boolean readsBack) {
    this.policies = new ScriptedPolicies(time, staleness, readsBack);
  }

  /** At a service whose reads are never stale, and whose writes take effect at once. */
  static Run atOnce() {
    return new Run(Duration.ZERO, false);
  }

  static Run withStaleReads(Duration staleness) {
    return new Run(staleness, false);
  }

  static Run readingBack() {
    return new Run(Duration.ZERO, true);
  }

  /** The part of its bound that each wait takes: nothing unless this is called. */
  Run withJitter(double share) {
    random = new Jitter(share);
    return this;
  }

  Run withTime(Duration untilDeadline) {
    deadline = START.plus(untilDeadline);
    return this;
  }

  ScriptedPolicies policies() {
    return policies;
  }

  VirtualTime time() {
    return time;
  }

  Outcome outcome(Intent intent) {
    return outcome(reconciler -> reconciler.reconcile(intent, deadline));
  }

  Outcome outcome(Undertaking undertaking) {
    return outcome(reconciler -> reconciler.reconcile(undertaking, deadline));
  }

  private Outcome outcome(Function<Reconciler, Outcome> work) {
    try {
      return work.apply(new Reconciler(policies, time, new Backoff(BASE, CAP, random), this));
    } finally {
      // An invariant of every run: what is written presumes what was last read, and comes in time.
      for (var write : policies.writes()) {
        assertThat(ScriptedPolicies.isIn(write.read(), write.expected())).isTrue();
        assertThat(write.at()).isBeforeOrEqualTo(deadline);
      }
      assertThat(policies.reads()).allMatch(read -> !read.isAfter(deadline));
    }
  }

  PolicyFailure failure(Intent intent) {
    return catchThrowableOfType(PolicyFailure.class, () -> outcome(intent));
  }

  int attempts() {
    return attempts;
  }

  List<Duration> waits() {
    return waits;
  }

  List<String> reasons() {
    return reasons;
  }

  Duration took() {
    return Duration.between(START, time.now());
  }

  /** A step that fails. */
  static Runnable failing(FailureKind kind) {
    return () -> {
      throw new PolicyFailure(kind, "The service says " + kind + ".");
    };
  }

  @Override
  public void attempts(int attempt) {
    attempts = attempt;
  }

  @Override
  public void waits(Duration duration, String reason) {
    waits.add(duration);
    reasons.add(reason);
  }
}
