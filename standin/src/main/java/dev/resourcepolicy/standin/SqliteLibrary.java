package dev.resourcepolicy.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * DynamoDB Local's native library, which Maven brings as a file of its own: beside the jars where
 * they were copied to one folder, and elsewhere in the same repository where they were not.
 */
final class SqliteLibrary {
  private static final int DEPTH = 4;

  /** What sqlite4java reads before it looks elsewhere. */
  private static final String PATH = "sqlite4java.library.path";

  private static final String CLASS = "com/almworks/sqlite4java/SQLite.class";

  private SqliteLibrary() {}

  /** Tells its loader where it is, if it can be found; otherwise that looks for itself. */
  static void locate() {
    Path jar = jar();
    Optional.ofNullable(jar.getParent())
        .flatMap(folder -> find(folder, 1))
        .or(() -> repository(jar).flatMap(root -> find(root, DEPTH)))
        .map(Path::getParent)
        .ifPresent(folder -> System.setProperty(PATH, folder.toString()));
  }

  /** .../com/almworks/sqlite4java of .../com/almworks/sqlite4java/sqlite4java/1.0.392/x.jar. */
  private static Optional<Path> repository(Path jar) {
    return Optional.ofNullable(jar.getParent())
        .map(Path::getParent)
        .map(Path::getParent)
        .filter(folder -> folder.endsWith("sqlite4java"));
  }

  private static Optional<Path> find(Path folder, int depth) {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(file -> file.getFileName().toString().matches(name())).findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name() {
    boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    return mac
        ? "libsqlite4java-osx" + (arm ? "-aarch64" : "") + "-[0-9.]+\\.dylib"
        : "libsqlite4java-linux-amd64-[0-9.]+\\.so";
  }

  private static Path jar() {
    URL resource =
        Objects.requireNonNull(SqliteLibrary.class.getClassLoader().getResource(CLASS), CLASS);
    // jar:file:/.../sqlite4java.jar!/com/...
    String path = resource.getPath();
    return Path.of(URI.create(path.substring(0, path.indexOf('!'))));
  }
}
