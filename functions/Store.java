import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Writes the jars of a directory anew, with the same entries and without compression: a cold start
 * would inflate what the package, a zip file itself, does not need to have deflated twice.
 */
void main(String... directories) throws IOException {
  for (String directory : directories) {
    try (var jars = Files.newDirectoryStream(Path.of(directory), "*.jar")) {
      for (Path jar : jars) {
        store(jar);
      }
    }
  }
}

private static void store(Path jar) throws IOException {
  Path stored = jar.resolveSibling(jar.getFileName() + ".stored");
  try (var from = new ZipFile(jar.toFile());
      var to = new ZipOutputStream(Files.newOutputStream(stored))) {
    for (ZipEntry entry : from.stream().toList()) {
      to.putNextEntry(stored(entry));
      from.getInputStream(entry).transferTo(to);
      to.closeEntry();
    }
  }
  Files.move(stored, jar, REPLACE_EXISTING);
}

private static ZipEntry stored(ZipEntry entry) {
  var stored = new ZipEntry(entry.getName());
  stored.setMethod(ZipEntry.STORED);
  stored.setTimeLocal(entry.getTimeLocal());
  stored.setSize(entry.getSize());
  stored.setCompressedSize(entry.getSize());
  stored.setCrc(entry.getCrc());
  return stored;
}
