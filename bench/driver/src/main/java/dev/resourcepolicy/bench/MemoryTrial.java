package dev.resourcepolicy.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function with one MemorySize. This machine gives every process all the CPU that it asks for,
 * and Lambda a share: so the time in Lambda is a model, the time here or the CPU divided by that
 * share, whichever is longer.
 */
final class MemoryTrial {
  static final List<String> COLUMNS =
      List.of("MiB", "cold start", "CPU", "in Lambda", "warm", "CPU", "in Lambda", "peak memory");

  /** MB for one processor (AWS Lambda developer guide, "Configure Lambda function memory"). */
  private static final double ONE_PROCESSOR = 1769;

  /** What too little memory comes to: a JVM that cannot even say so does nothing. */
  private static final Pattern TOO_LITTLE =
      Pattern.compile("OutOfMemoryError(: [A-Za-z ]+)?|Nothing within a minute");

  private final Candidate function;
  private final int size;
  private final List<MemoryRun> runs = new ArrayList<>();
  private String failure = "";

  /**
   * @param function with the JVM's options for this size
   * @param size the MemorySize, in MiB
   */
  MemoryTrial(Candidate function, int size) {
    this.function = function;
    this.size = size;
  }

  /**
   * Runs it once more, unless it failed before.
   *
   * @param output the file for what it prints
   */
  void run(Path output) throws IOException {
    if (!failure.isEmpty()) {
      return;
    }
    try {
      runs.add(MemoryRun.of(function, size, output));
    } catch (IllegalStateException e) {
      Matcher memory = TOO_LITTLE.matcher(String.valueOf(e.getMessage()));
      if (!memory.find()) {
        throw e;
      }
      failure = memory.group();
    }
  }

  int size() {
    return size;
  }

  /** Whether it did what it was asked for, in no more memory than it was given. */
  boolean works() {
    return failure.isEmpty() && peak() <= size;
  }

  /** Milliseconds, by the model. */
  double cold() {
    return inLambda(MemoryRun::cold);
  }

  /** Milliseconds, by the model. */
  double warm() {
    return inLambda(MemoryRun::warm);
  }

  private double inLambda(Function<MemoryRun, Sample> part) {
    double share = size / ONE_PROCESSOR;
    return Math.max(median(part, Sample::wall), median(part, Sample::cpu) / share);
  }

  private double median(Function<MemoryRun, Sample> part, Function<Sample, Duration> measure) {
    return Figures.of(runs.stream().map(part).toList(), measure).median();
  }

  private double peak() {
    return Figures.of(runs.stream().mapToDouble(MemoryRun::peakMemory)).most();
  }

  List<String> row() {
    if (!failure.isEmpty()) {
      return List.of(Integer.toString(size), "", "", "", "", "", "", failure);
    }
    return List.of(
        Integer.toString(size),
        ms(median(MemoryRun::cold, Sample::wall)),
        ms(median(MemoryRun::cold, Sample::cpu)),
        ms(cold()),
        ms(median(MemoryRun::warm, Sample::wall)),
        ms(median(MemoryRun::warm, Sample::cpu)),
        ms(warm()),
        String.format(Locale.ROOT, "%.0f MiB%s", peak(), works() ? "" : ", too much"));
  }

  private static String ms(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f ms" : "%.0f ms", value);
  }
}
