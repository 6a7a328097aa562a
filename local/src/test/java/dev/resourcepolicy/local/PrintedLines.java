package dev.resourcepolicy.local;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** What several threads print, for a test that waits until something is. */
final class PrintedLines extends OutputStream {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  PrintStream out() {
    return new PrintStream(this, true, StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void write(int octet) {
    printed.write(octet);
    notifyAll();
  }

  @Override
  public synchronized void write(byte[] octets, int offset, int length) {
    printed.write(octets, offset, length);
    notifyAll();
  }

  /** Everything that is printed as soon as this is among it; fails after half a minute. */
  String awaited(String text) {
    return awaited(text, 1);
  }

  /** The same, when it is there so many times. */
  synchronized String awaited(String text, int times) {
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (printed.toString(StandardCharsets.UTF_8).split(Pattern.quote(text), -1).length
        <= times) {
      long left = Duration.between(Instant.now(), end).toMillis();
      if (left <= 0) {
        throw new AssertionError("%s is not in:%n%s".formatted(text, printed));
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
