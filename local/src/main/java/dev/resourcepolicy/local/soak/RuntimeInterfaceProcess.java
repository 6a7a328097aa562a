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
   * @param root of the project
   * @param module the function's directory under {@code functions/}
   * @param handler as the template names it
   * @param directory an empty one, for the task root and what the process prints
   * @param more of the JVM's options
   */
  public static RuntimeInterfaceProcess start(
      Path root,
      String module,
      String handler,
      Map<String, String> environment,
      Path directory,
      String... more)
      throws IOException {
    Path taskRoot = taskRoot(root.resolve(Path.of("functions", module, "target")), directory);
    Path output = directory.resolve("output");
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // As in Lambda's managed runtime.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // The client's native library; without it, the JVM warns.
                "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of(more));
    command.addAll(List.of("-cp", runtime(), AWSLambda.class.getName(), handler));
    var builder = new ProcessBuilder(command);
    builder.directory(taskRoot.toFile()); // the client takes its working directory as the task root
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return new RuntimeInterfaceProcess(builder.start(), output);
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

  long pid() {
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

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Laid out as {@code make build-*} does it: the classes, and the libraries in {@code lib}. */
  private static Path taskRoot(Path target, Path directory) throws IOException {
    Path libraries = target.resolve("task/lib");
    if (!Files.isDirectory(libraries)) {
      throw new IllegalStateException(
          "%s is missing: ./mvnw package makes it".formatted(libraries));
    }
    Path root = directory.resolve("task");
    Path classes = target.resolve("classes");
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.toList()) {
        Files.copy(file, root.resolve(classes.relativize(file)));
      }
    }
    Files.createSymbolicLink(root.resolve("lib"), libraries.toRealPath());
    return root;
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
