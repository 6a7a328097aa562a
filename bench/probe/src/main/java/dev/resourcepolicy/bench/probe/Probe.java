package dev.resourcepolicy.bench.probe;

import java.lang.instrument.Instrumentation;
import java.nio.file.Path;

/**
 * An agent of the JVM that adds up what the process takes of the processor in the handler, and what
 * of it while a client of the SDK makes a call: all its threads, so that the SDK's part of the
 * collector's and the compiler's work counts as its own. Calls must not overlap.
 */
public final class Probe {
  private static final Tally TALLY = Tally.in(Path.of(System.getenv("TALLY")));

  private Probe() {}

  /** What the JVM calls before the function's class is loaded. */
  public static void premain(String arguments, Instrumentation instrumentation) {
    instrumentation.addTransformer(new Marks());
  }

  /** Called where either begins; what the other two want to know. */
  public static long begin() {
    return Clock.process();
  }

  /** Called where the handler has ended, however it did. */
  public static void invoked(long begun) {
    TALLY.invoked(Clock.process() - begun);
  }

  /** Called where a call of the SDK has ended, however it did. */
  public static void called(long begun) {
    TALLY.called(Clock.process() - begun);
  }
}
