package dev.resourcepolicy.local.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A function's code as Lambda unpacks it. */
public final class TaskRoot {
  private TaskRoot() {}

  /**
   * Lays out a module as {@code make build-*} does it: the classes, and beside them what they need.
   *
   * @param target where Maven has built it
   * @param root does not exist yet
   */
  public static Path of(Path target, Path root) throws IOException {
    Path needed = target.resolve("task");
    if (!Files.isDirectory(needed)) {
      throw new IllegalStateException("%s is missing: ./mvnw package makes it".formatted(needed));
    }
    Path classes = target.resolve("classes");
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.toList()) {
        Files.copy(file, root.resolve(classes.relativize(file)));
      }
    }
    try (Stream<Path> entries = Files.list(needed)) {
      for (Path entry : entries.toList()) {
        Files.createSymbolicLink(root.resolve(entry.getFileName()), entry.toRealPath());
      }
    }
    return root;
  }
}
