package dev.resourcepolicy.local;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Everything that the process writes while this is open: both standard streams, and every logger of
 * java.util.logging at every level, to which System.Logger, and so the JDK itself, writes too.
 */
final class LogHygieneCapture implements AutoCloseable {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream sink = new PrintStream(written, true, StandardCharsets.UTF_8);
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final Logger root = Logger.getLogger("");
  private final Level level = root.getLevel();
  private final Handler handler = new ToSink();

  LogHygieneCapture() {
    System.setOut(sink);
    System.setErr(sink);
    root.setLevel(Level.ALL);
    root.addHandler(handler);
  }

  /** As Lambda's runtime logs what a function throws. */
  void thrown(Throwable failure) {
    var text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    write(text.toString());
  }

  void write(String text) {
    sink.println(text);
  }

  String text() {
    return written.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    root.removeHandler(handler);
    root.setLevel(level);
    System.setOut(out);
    System.setErr(err);
  }

  private final class ToSink extends Handler {
    ToSink() {
      setLevel(Level.ALL);
      setFormatter(new SimpleFormatter());
    }

    @Override
    public void publish(LogRecord record) {
      // The stand-in's own server, which on the other side of the wire is S3.
      if (!"com.sun.net.httpserver".equals(record.getLoggerName())) {
        write(getFormatter().format(record));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
