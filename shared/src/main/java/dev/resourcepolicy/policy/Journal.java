package dev.resourcepolicy.policy;

import java.time.Duration;

/** What an invocation does, told while it does it to whoever wants to know. */
public interface Journal {
  /** Wants to know nothing. */
  Journal NONE = new Journal() {};

  /** Told at the start of each attempt, counted from one. */
  default void attempts(int attempt) {}

  /** Told of each call when it has ended, well or not. */
  default void called(ServiceCall call) {}

  /** Told before the wait begins. */
  default void waits(Duration duration, String reason) {}

  /** This journal and another one, told the same. */
  default Journal and(Journal other) {
    return new Journal() {
      @Override
      public void attempts(int attempt) {
        Journal.this.attempts(attempt);
        other.attempts(attempt);
      }

      @Override
      public void called(ServiceCall call) {
        Journal.this.called(call);
        other.called(call);
      }

      @Override
      public void waits(Duration duration, String reason) {
        Journal.this.waits(duration, reason);
        other.waits(duration, reason);
      }
    };
  }
}
