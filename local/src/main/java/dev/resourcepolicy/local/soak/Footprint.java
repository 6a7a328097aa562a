package dev.resourcepolicy.local.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process holds at one moment.
 *
 * @param after how many invocations
 * @param heapKib live objects, that is, after a full collection
 * @param residentKib of the whole process, before that collection
 */
record Footprint(int after, long heapKib, long residentKib, int threads, int files) {
  private static final Pattern GENERATION =
      Pattern.compile("(?im)^\\s*(?:def new|DefNew|tenured).*?used (\\d+)K");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern THREADS = Pattern.compile("Threads:\\s+(\\d+)");

  /** Looks at a JVM on Linux, and makes it collect its garbage. */
  static Footprint of(long pid, int after) {
    Path process = Path.of("/proc", Long.toString(pid));
    try (Stream<Path> files = Files.list(process.resolve("fd"))) {
      int open = Math.toIntExact(files.count());
      String status = Files.readString(process.resolve("status"));
      jcmd(pid, "GC.run");
      return new Footprint(
          after,
          heap(jcmd(pid, "GC.heap_info")),
          number(RESIDENT, status),
          Math.toIntExact(number(THREADS, status)),
          open);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The used parts of both generations of the serial collector, as {@code GC.heap_info} has it. */
  static long heap(String info) {
    Matcher generations = GENERATION.matcher(info);
    long used = generations.results().mapToLong(found -> Long.parseLong(found.group(1))).sum();
    if (used == 0) {
      throw new IllegalStateException("This heap is not understood: " + info);
    }
    return used;
  }

  private static long number(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("%s is not in: %s".formatted(pattern, text));
    }
    return Long.parseLong(matcher.group(1));
  }

  private static String jcmd(long pid, String command) throws IOException {
    String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process =
        new ProcessBuilder(program, Long.toString(pid), command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.onExit().join();
    if (process.exitValue() != 0) {
      throw new IOException("jcmd failed: " + printed);
    }
    return printed;
  }
}
