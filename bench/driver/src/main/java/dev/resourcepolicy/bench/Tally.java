package dev.resourcepolicy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process has done so far, as its probe counts it.
 *
 * @param handler nanoseconds of CPU in the handler
 * @param calls of the SDK
 * @param sdk nanoseconds of CPU in these
 */
record Tally(long invocations, long handler, long calls, long sdk) {
  /**
   * Reads what the probe has written last; each line is at least as long as the one before.
   *
   * @throws NumberFormatException when it has seen nothing yet
   */
  static Tally read(Path file) throws IOException {
    List<Long> numbers =
        Stream.of(Files.readString(file).strip().split(" ", -1)).map(Long::valueOf).toList();
    return new Tally(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
  }

  Tally minus(Tally earlier) {
    return new Tally(
        invocations - earlier.invocations,
        handler - earlier.handler,
        calls - earlier.calls,
        sdk - earlier.sdk);
  }
}
