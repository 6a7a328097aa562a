package dev.resourcepolicy.local;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A moto server in a process of its own, on a free port of the loopback interface. */
final class MotoServer implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");

  private final Process process;
  private final URI endpoint;

  private MotoServer(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /** The command, where it is installed. */
  static Optional<Path> command() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator))
        .map(directory -> Path.of(directory, "moto_server"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts one, and returns when it listens. */
  static MotoServer start(Path command) {
    try {
      Process process =
          new ProcessBuilder(command.toString(), "-H", "127.0.0.1", "-p", "0")
              .redirectErrorStream(true)
              .start();
      try {
        return new MotoServer(process, endpoint(process.inputReader()));
      } catch (IOException | RuntimeException e) {
        end(process);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    end(process);
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
  }

  private static URI endpoint(BufferedReader output) throws IOException {
    var printed = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      printed.append(line).append('\n');
      Matcher ready = READY.matcher(line);
      if (ready.find()) {
        // Nobody reads on, and a full pipe would stop the server.
        Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
        return URI.create(ready.group(1));
      }
    }
    throw new IllegalStateException("moto_server ended: " + printed);
  }
}
