package dev.resourcepolicy.local.soak;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code local/soak}: whether a packaged function holds on to memory. */
public final class SoakCommand {
  private SoakCommand() {}

  public static void main(String[] arguments) throws IOException {
    System.exit(run(arguments, System.out));
  }

  /**
   * Runs the command; returns its exit code: 0 when memory is flat, 1 when it is not or an event
   * went wrong, 2 when the command is misused.
   */
  static int run(String[] arguments, PrintStream out) throws IOException {
    Optional<SoakOptions> options = SoakOptions.of(arguments);
    if (options.isEmpty()) {
      out.print(SoakOptions.USAGE);
      return 2;
    }
    if (!System.getProperty("os.name").equals("Linux")) {
      out.println("Lambda's Runtime Interface Client has native libraries for Linux only.");
      return 2;
    }
    Path directory = Files.createTempDirectory("soak");
    try (var soak = new Soak(options.get())) {
      out.print(SoakTable.HEAD);
      Soak.Result result = soak.run(directory, out);
      Verdict verdict = Verdict.of(result.footprints());
      out.print(SoakTable.summary(options.get(), result, verdict));
      return verdict.isFlat() ? 0 : 1;
    } catch (IllegalStateException wrong) {
      out.println(wrong.getMessage());
      return 1;
    } finally {
      delete(directory);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
