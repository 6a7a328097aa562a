package dev.resourcepolicy.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/** What first invocations took. */
record Report(SequencedMap<String, List<Sample>> samples) {
  /** Those that the others are compared with. */
  private static final List<String> BASES = List.of("floor", "aot-floor", "plain", "cdk");

  /** As a table. */
  Table table() {
    return new Table(rows());
  }

  /** How many times as long as another one it takes; nothing when either did not take part. */
  Optional<Double> ratio(String name, String base) {
    return median(name).flatMap(median -> median(base).map(other -> median / other));
  }

  private Optional<Double> median(String name) {
    return Optional.ofNullable(samples.get(name))
        .map(taken -> Figures.of(taken, Sample::wall).median());
  }

  private List<List<String>> rows() {
    var rows = new ArrayList<List<String>>();
    var head = new ArrayList<>(List.of("", "median", "from", "to", "CPU"));
    BASES.stream().filter(samples::containsKey).forEach(base -> head.add("x " + base));
    rows.add(head);
    samples.forEach((name, taken) -> rows.add(row(name, taken)));
    return rows;
  }

  private List<String> row(String name, List<Sample> taken) {
    Figures wall = Figures.of(taken, Sample::wall);
    Figures cpu = Figures.of(taken, Sample::cpu);
    var row =
        new ArrayList<>(
            List.of(name, ms(wall.median()), ms(wall.least()), ms(wall.most()), ms(cpu.median())));
    for (String base : BASES) {
      ratio(name, base).ifPresent(times -> row.add(String.format(Locale.ROOT, "%.2f", times)));
    }
    return row;
  }

  private static String ms(double value) {
    return String.format(Locale.ROOT, "%.0f ms", value);
  }
}
