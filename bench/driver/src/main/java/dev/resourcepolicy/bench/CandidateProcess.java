package dev.resourcepolicy.bench;

import dev.resourcepolicy.reconcile.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A candidate at work, in a process of its own. */
final class CandidateProcess implements AutoCloseable {
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  private final Process process;
  private final Path output;
  private final Instant started;

  private CandidateProcess(Process process, Path output, Instant started) {
    this.process = process;
    this.output = output;
    this.started = started;
  }

  /**
   * Starts one.
   *
   * @param environment what Lambda sets
   * @param output the file for what it prints
   */
  static CandidateProcess start(Candidate candidate, Map<String, String> environment, Path output)
      throws IOException {
    var builder = new ProcessBuilder(candidate.command()).directory(candidate.directory().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().putAll(candidate.environment());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Instant now = Time.system().now();
    return new CandidateProcess(builder.start(), output, now);
  }

  /**
   * Waits for what it does.
   *
   * @throws IllegalStateException when it ends before, or takes too long
   */
  <T> T await(CompletableFuture<T> event) throws IOException {
    CompletableFuture<T> died =
        process
            .onExit()
            .thenApply(
                ended -> {
                  throw new IllegalStateException("The process ended with " + ended.exitValue());
                });
    try {
      return event.applyToEither(died, result -> result).get(1, TimeUnit.MINUTES);
    } catch (TimeoutException e) {
      throw new IllegalStateException("Nothing within a minute; it printed: " + lastWords(), e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("It printed: " + lastWords(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String lastWords() throws IOException {
    String all = Files.readString(output);
    return all.substring(Math.max(0, all.length() - 10_000));
  }

  /** Since it was started, with all its threads; the kernel counts CPU in steps of 10 ms. */
  Sample spent() {
    return new Sample(
        Duration.between(started, Time.system().now()),
        process.info().totalCpuDuration().orElseThrow());
  }

  /** The most memory that it has had, in MiB: heap, native, and files that it has mapped. */
  double peakMemory() throws IOException {
    Matcher peak =
        PEAK.matcher(Files.readString(Path.of("/proc", Long.toString(process.pid()), "status")));
    if (!peak.find()) {
      throw new IllegalStateException("The kernel does not say how much memory it has");
    }
    return Long.parseLong(peak.group(1)) / 1024.0;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
