package dev.resourcepolicy.local.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A function's code as Lambda unpacks it. */
public final class TaskRoot {
  private TaskRoot() {}

  /**
   * Lays out a module as {@code make build-*} does it: the classes, and the libraries in {@code
   * lib}.
   *
   * @param target where Maven has built it
   * @param root does not exist yet
   */
  public static Path of(Path target, Path root) throws IOException {
    Path libraries = target.resolve("task/lib");
    if (!Files.isDirectory(libraries)) {
      throw new IllegalStateException(
          "%s is missing: ./mvnw package makes it".formatted(libraries));
    }
    Path classes = target.resolve("classes");
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.toList()) {
        Files.copy(file, root.resolve(classes.relativize(file)));
      }
    }
    Files.createSymbolicLink(root.resolve("lib"), libraries.toRealPath());
    return root;
  }
}
