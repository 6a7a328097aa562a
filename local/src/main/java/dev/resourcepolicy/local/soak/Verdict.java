package dev.resourcepolicy.local.soak;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Whether a process holds no more in the last quarter of a soak than in the second: in the first
 * one, classes are loaded and code is compiled.
 */
record Verdict(List<Growth> growths) {
  /** The virtual machine's compilers and the carriers of virtual threads come and go. */
  private static final int OWN_THREADS = 8;

  /**
   * How much one thing has grown between the two quarters, on average.
   *
   * @param allowed what still counts as none
   */
  record Growth(String what, String unit, double second, double last, double allowed) {
    boolean isFlat() {
      return last - second <= allowed;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-24s %10.1f %s -> %10.1f %s  %+8.2f  (allowed %+.2f)  %s",
          what,
          second,
          unit,
          last,
          unit,
          last - second,
          allowed,
          isFlat() ? "flat" : "GROWS");
    }
  }

  static Verdict of(List<Footprint> footprints) {
    List<Footprint> second = quarter(footprints, 2);
    List<Footprint> last = quarter(footprints, 4);
    double resident = average(second, Footprint::residentKib) / 1024;
    return new Verdict(
        List.of(
            new Growth(
                "heap after collection",
                "MiB",
                average(second, Footprint::heapKib) / 1024,
                average(last, Footprint::heapKib) / 1024,
                1),
            new Growth(
                "resident",
                "MiB",
                resident,
                average(last, Footprint::residentKib) / 1024,
                resident / 10),
            new Growth(
                "threads",
                "   ",
                average(second, Footprint::threads),
                average(last, Footprint::threads),
                OWN_THREADS),
            new Growth(
                "open files",
                "   ",
                average(second, Footprint::files),
                average(last, Footprint::files),
                2)));
  }

  boolean isFlat() {
    return growths.stream().allMatch(Growth::isFlat);
  }

  private static List<Footprint> quarter(List<Footprint> all, int number) {
    return all.subList(all.size() * (number - 1) / 4, all.size() * number / 4);
  }

  private static double average(List<Footprint> some, ToLongFunction<Footprint> of) {
    return Stream.of(some).flatMap(List::stream).mapToLong(of).average().orElseThrow();
  }
}
