package dev.resourcepolicy.lambda;

import java.util.function.Supplier;

/** Ends a process at one of its calls to the world: from then on none of them does anything. */
final class PowerSwitch {
  private static final int NEVER = Integer.MAX_VALUE;

  private int before = NEVER;
  private int after = NEVER;
  private int calls = 0;
  private boolean off = false;
  private boolean wasOff = false;

  /** The process is gone. */
  static final class Off extends Error {
    @java.io.Serial private static final long serialVersionUID = 1L;
  }

  synchronized void offBefore(int call) {
    before = call;
  }

  synchronized void offAfter(int call) {
    after = call;
  }

  /** For the next process. */
  synchronized void on() {
    wasOff = off;
    before = NEVER;
    after = NEVER;
    calls = 0;
    off = false;
  }

  synchronized boolean isOff() {
    return wasOff;
  }

  synchronized <T> T call(Supplier<T> call) {
    off |= calls == before;
    if (off) {
      throw new Off();
    }
    T answer = call.get();
    off = calls++ == after;
    if (off) {
      throw new Off();
    }
    return answer;
  }
}
