package dev.resourcepolicy.json;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The names that a reader knows, to tell a misspelt name from one of somebody else's. */
public record Spelling(List<String> known) {
  public Spelling {
    known = List.copyOf(known);
  }

  /**
   * The known name that another name most resembles: it differs in case only, or in up to two
   * letters, of at least three times as many.
   */
  public Optional<String> nearest(String name) {
    return known.stream()
        .filter(candidate -> isNear(name, candidate))
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
  }

  private static boolean isNear(String name, String candidate) {
    // The names are short: whatever is much longer is none of them.
    return Math.abs(name.length() - candidate.length()) <= 2
        && (name.equalsIgnoreCase(candidate)
            || distance(name, candidate) <= Math.min(2, name.length() / 3));
  }

  /** Letters to insert, remove, replace or swap with their neighbour. */
  private static int distance(String from, String to) {
    int[][] steps = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        steps[i][j] = i == 0 || j == 0 ? i + j : step(steps, from, to, i, j);
      }
    }
    return steps[from.length()][to.length()];
  }

  private static int step(int[][] steps, String from, String to, int i, int j) {
    int replaced = steps[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
    int moved = Math.min(steps[i - 1][j], steps[i][j - 1]) + 1;
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    int swap = swapped ? steps[i - 2][j - 2] + 1 : moved;
    return Math.min(Math.min(replaced, moved), swap);
  }
}
