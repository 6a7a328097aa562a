package dev.resourcepolicy.bench.probe;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** CPU of this process by clock_gettime(3), as the JDK tells it in steps of 10 ms only. */
final class Clock {
  /** {@code CLOCK_PROCESS_CPUTIME_ID} of {@code time.h}. */
  private static final int PROCESS = System.getProperty("os.name").startsWith("Mac") ? 12 : 2;

  @SuppressWarnings("restricted") // the candidate may: Lambda's client has native code, too
  private static final MethodHandle GET_TIME =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("clock_gettime"),
              FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));

  /** Seconds and nanoseconds. */
  private static final MemorySegment TIME = Arena.global().allocate(JAVA_LONG, 2);

  private Clock() {}

  /** In nanoseconds, user and system. */
  static synchronized long process() {
    try {
      int failed = (int) GET_TIME.invokeExact(PROCESS, TIME);
      if (failed != 0) {
        throw new IllegalStateException("clock_gettime returned " + failed);
      }
      return TIME.getAtIndex(JAVA_LONG, 0) * 1_000_000_000L + TIME.getAtIndex(JAVA_LONG, 1);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
