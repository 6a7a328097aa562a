package dev.resourcepolicy.bench;

import dev.resourcepolicy.local.load.Site;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** What must not get worse. */
final class Limits {
  /** Ours as a part of the plain handler: the goal is 0.55, the rest is for a busy machine. */
  private static final double OF_PLAIN = 0.7;

  /** CPU of a warm invocation without the SDK's, ours as a part of the AWS CDK's. */
  private static final double OF_CDK = 1.0;

  /** Classes loaded at the first answer, as they were counted last. */
  private static final Map<Site, Integer> CLASSES =
      Map.of(
          Site.DYNAMODB, 3667,
          Site.SSM, 3600,
          Site.AMP, 3701,
          Site.ACM_PCA, 3707,
          Site.XRAY, 3605);

  /** How many more there may be. */
  private static final double GROWTH = 1.05;

  private final PrintStream out;
  private boolean held = true;

  /**
   * @param out is told of each
   */
  Limits(PrintStream out) {
    this.out = out;
  }

  void hold(Report report) {
    double ratio = report.ratio("ours", "plain").orElseThrow();
    hold(
        ratio <= OF_PLAIN,
        String.format(
            Locale.ROOT,
            "ours takes %.2f of the plain handler's time, and may take %.2f",
            ratio,
            OF_PLAIN));
  }

  /** Nothing where there is nobody to compare with. */
  void hold(WarmComparison warm) {
    warm.ratio()
        .ifPresent(
            ratio ->
                hold(
                    ratio <= OF_CDK,
                    String.format(
                        Locale.ROOT,
                        "%s, warm, takes %.2f of the AWS CDK's CPU beside the SDK's calls, and may take %.2f",
                        warm.site().function(),
                        ratio,
                        OF_CDK)));
  }

  void hold(LoadedClasses loaded) {
    long most = Math.round(CLASSES.getOrDefault(loaded.site(), 0) * GROWTH);
    hold(
        loaded.count() <= most,
        "%s loads %d classes until its first answer, and may load %d"
            .formatted(loaded.site().function(), loaded.count(), most));
  }

  private void hold(boolean holds, String what) {
    held &= holds;
    out.println((holds ? "  " : "! ") + what);
  }

  /** Whether all of them were. */
  boolean areHeld() {
    return held;
  }
}
