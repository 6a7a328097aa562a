package dev.resourcepolicy.local;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;

/** How a command ended, and what it printed. */
record CommandsRun(int exitCode, String printed) {

  static CommandsRun of(ToIntFunction<PrintStream> command) {
    var printed = new ByteArrayOutputStream();
    int exitCode = command.applyAsInt(new PrintStream(printed, true, StandardCharsets.UTF_8));
    return new CommandsRun(exitCode, printed.toString(StandardCharsets.UTF_8));
  }
}
