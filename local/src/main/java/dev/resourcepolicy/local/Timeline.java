package dev.resourcepolicy.local;

import dev.resourcepolicy.policy.Journal;
import dev.resourcepolicy.policy.ServiceCall;
import dev.resourcepolicy.reconcile.Time;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * What an invocation does, printed for people while it does it, with the seconds since its start.
 */
final class Timeline implements Journal {
  private static final int WIDTH = 96;

  private final Time time;
  private final PrintStream out;
  private Instant started;
  private String tag = "";

  Timeline(Time time, PrintStream out) {
    this.time = time;
    this.out = out;
    this.started = time.now();
  }

  /** Begins an invocation. */
  synchronized void start(String title) {
    started = time.now();
    out.println("\n" + title);
  }

  /** Begins an invocation among others, from whose lines the tag tells its own. */
  synchronized void start(String newTag, String title) {
    tag = newTag;
    started = time.now();
    out.println(tag + title);
  }

  @Override
  public void attempts(int attempt) {
    // Each begins with a read: that is printed.
  }

  @Override
  public void called(ServiceCall call) {
    String token = call.token().isEmpty() ? "" : "  " + call.token();
    line("%s%s  ->  %s".formatted(call.operation(), token, call.answer()));
  }

  @Override
  public void waits(Duration duration, String reason) {
    String text =
        String.format(Locale.ROOT, "waits %.1f s: %s", duration.toMillis() / 1000.0, reason);
    line(wrapped(text));
  }

  /** Prints a line, and further lines below it, at this moment. */
  synchronized void line(String text) {
    double seconds = Duration.between(started, time.now()).toMillis() / 1000.0;
    String indented = text.replace("\n", "\n" + tag + " ".repeat(12));
    // In one go, so that no other invocation's line comes in between.
    out.println(String.format(Locale.ROOT, "%s%8.3f s  %s", tag, seconds, indented));
  }

  /** The text with a line break in place of a space wherever a line would be too wide. */
  private static String wrapped(String text) {
    return text.replaceAll("(.{60,%d}) ".formatted(WIDTH), "$1\n  ");
  }
}
