package dev.resourcepolicy.bench;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** What some values come to. */
record Figures(double median, double least, double most) {

  /** In milliseconds. */
  static Figures of(List<Sample> samples, Function<Sample, Duration> part) {
    return of(samples.stream().map(part).mapToDouble(taken -> taken.toNanos() / 1e6));
  }

  static Figures of(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("No run was measured");
    }
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Figures(median, sorted[0], sorted[sorted.length - 1]);
  }
}
