package dev.resourcepolicy.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What was measured, for people.
 *
 * @param rows the head and the others, all of one length
 */
record Table(List<List<String>> rows) {
  /** Prints it, and leaves it as Markdown in a file. */
  void publish(Path file, PrintStream out) throws IOException {
    out.print(text());
    Files.writeString(file, markdown());
    out.println("The same as Markdown: " + Path.of("").toAbsolutePath().relativize(file));
  }

  /** For a terminal. */
  private String text() {
    int[] widths =
        IntStream.range(0, rows.getFirst().size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    return rows.stream()
        .map(
            row ->
                IntStream.range(0, widths.length)
                    .mapToObj(column -> padded(row.get(column), column == 0, widths[column]))
                    .collect(Collectors.joining("  ")))
        .map(line -> line.stripTrailing() + "\n")
        .collect(Collectors.joining());
  }

  private String markdown() {
    List<List<String>> lines = new ArrayList<>(rows);
    lines.add(1, Collections.nCopies(rows.getFirst().size(), "---"));
    return lines.stream()
        .map(row -> "| " + String.join(" | ", row) + " |\n")
        .collect(Collectors.joining());
  }

  private static String padded(String text, boolean left, int width) {
    return ("%" + (left ? "-" : "") + width + "s").formatted(text);
  }
}
