package dev.resourcepolicy.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, as a table. */
record Report(Map<Candidate, List<Sample>> samples) {

  String text() {
    var text = new StringBuilder();
    samples.forEach(
        (candidate, taken) -> {
          Figures wall = Figures.of(taken, Sample::wall);
          Figures cpu = Figures.of(taken, Sample::cpu);
          text.append(
              String.format(
                  Locale.ROOT,
                  "%-24s %6.0f ms (%.0f to %.0f)  %6.0f ms of CPU%n",
                  candidate.name(),
                  wall.median(),
                  wall.least(),
                  wall.most(),
                  cpu.median()));
        });
    return text.toString();
  }
}
