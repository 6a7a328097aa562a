package dev.resourcepolicy.local.soak;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * A function's execution environment: a JVM of its own, in which Lambda's Runtime Interface Client
 * loads the function from its task root and from nowhere else.
 */
public final class RuntimeInterfaceProcess implements AutoCloseable {
  private final Process process;
  private final Path output;

  private RuntimeInterfaceProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts one.
   *
   * @param taskRoot as {@link TaskRoot} lays it out
   * @param handler as the template names it
   * @param output the file for what the process prints
   * @param options more of the JVM's
   */
  public static RuntimeInterfaceProcess start(
      Path taskRoot,
      String handler,
      Map<String, String> environment,
      Path output,
      List<String> options)
      throws IOException {
    var builder = new ProcessBuilder(command(handler, options));
    builder.directory(taskRoot.toFile()); // the client takes its working directory as the task root
    return start(builder, environment, output);
  }

  /** Starts one in the runtime that is packaged with the function. */
  public static RuntimeInterfaceProcess start(
      AotPackage function, Map<String, String> environment, Path output) throws IOException {
    var all = new HashMap<>(environment);
    all.putAll(function.environment());
    return start(new ProcessBuilder(function.command()), all, output);
  }

  private static RuntimeInterfaceProcess start(
      ProcessBuilder builder, Map<String, String> environment, Path output) throws IOException {
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return new RuntimeInterfaceProcess(builder.start(), output);
  }

  /** Starts Lambda's Runtime Interface Client in a directory that is its task root. */
  public static List<String> command(String handler, List<String> options) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // As in Lambda's managed runtime.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // The client's native library; without it, the JVM warns.
                "--enable-native-access=ALL-UNNAMED"));
    command.addAll(options);
    command.addAll(List.of("-cp", runtime(), AWSLambda.class.getName(), handler));
    return List.copyOf(command);
  }

  /**
   * The JVM's options for a function with so much memory: how Lambda's Java runtimes divide it, 85,
   * 10 and 5 percent (observed in a running function, answer 40469970 at Stack Overflow).
   */
  public static List<String> memory(int mebibytes) {
    long kibibytes = mebibytes * 1024L;
    return List.of(
        "-XX:MaxHeapSize=%dk".formatted(kibibytes * 85 / 100),
        "-XX:MaxMetaspaceSize=%dk".formatted(kibibytes / 10),
        "-XX:ReservedCodeCacheSize=%dk".formatted(kibibytes / 20),
        // What the JVM begins with is a part of the machine's memory, which is Lambda's there.
        "-XX:InitialHeapSize=%dk".formatted(kibibytes / 64));
  }

  /** What the process comes to, or a failure with all that it printed should the process end. */
  public <T> CompletableFuture<T> unlessItEnds(CompletableFuture<T> work) {
    CompletableFuture<T> died =
        process
            .onExit()
            .thenApply(
                ended -> {
                  throw new IllegalStateException(
                      "The runtime ended with %d: %s".formatted(ended.exitValue(), lastWords()));
                });
    return work.applyToEither(died, result -> result);
  }

  public long pid() {
    return process.pid();
  }

  /** Everything on standard output and standard error. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String lastWords() {
    String all = output();
    return all.substring(Math.max(0, all.length() - 10_000));
  }

  /**
   * Ends it as Lambda ends an environment, and waits until the JVM has done what it still had to.
   */
  public void end() {
    process.destroy(); // SIGTERM
    process.onExit().join();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** What Lambda's managed runtime brings along. */
  private static String runtime() {
    return Stream.of(
            AWSLambda.class,
            RequestStreamHandler.class,
            PojoSerializer.class,
            SdkInternalThreadLocal.class)
        .map(RuntimeInterfaceProcess::jar)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String jar(Class<?> type) {
    try {
      URI location = type.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(location).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
