package dev.resourcepolicy.bench;

import dev.resourcepolicy.local.load.Site;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One of our functions beside the AWS CDK's handler.
 *
 * @param cdk nothing where it did not take part
 */
record WarmComparison(Site site, WarmCost ours, Optional<WarmCost> cdk) {
  private static final List<String> COLUMNS = List.of("SDK", "calls", "rest", "from", "to");

  /** What the rows are of. */
  static List<String> head() {
    var head = new ArrayList<>(List.of("CPU in µs", "ours"));
    head.addAll(COLUMNS);
    head.add("cdk");
    head.addAll(COLUMNS);
    head.add("ratio");
    return head;
  }

  List<String> row() {
    var row = new ArrayList<>(List.of(site.service()));
    row.addAll(cells(ours));
    row.addAll(cdk.map(WarmComparison::cells).orElse(Collections.nCopies(1 + COLUMNS.size(), "")));
    row.add(ratio().map(ratio -> String.format(Locale.ROOT, "%.2f", ratio)).orElse(""));
    return row;
  }

  /** Our rest as a part of the CDK's. */
  Optional<Double> ratio() {
    return cdk.map(theirs -> ours.rest().median() / theirs.rest().median());
  }

  private static List<String> cells(WarmCost cost) {
    Figures rest = cost.rest();
    return List.of(
        micros(cost.handler().median()),
        micros(cost.sdk().median()),
        Integer.toString(cost.calls()),
        micros(rest.median()),
        micros(rest.least()),
        micros(rest.most()));
  }

  private static String micros(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }
}
