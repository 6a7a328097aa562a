package dev.resourcepolicy.bench.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * How many invocations and calls there were, and their CPU in nanoseconds: a line in a file that is
 * written anew after each invocation, when nobody measures.
 */
final class Tally {
  private final FileChannel file;
  private long invocations = 0;
  private long handler = 0;
  private long calls = 0;
  private long sdk = 0;

  private Tally(FileChannel file) {
    this.file = file;
  }

  static Tally in(Path file) {
    try {
      return new Tally(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void called(long nanos) {
    calls++;
    sdk += nanos;
  }

  synchronized void invoked(long nanos) {
    invocations++;
    handler += nanos;
    String line = invocations + " " + handler + " " + calls + " " + sdk + "\n";
    try {
      file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
