package dev.resourcepolicy.policy;

/**
 * A pattern as IAM has them: {@code *} stands for any characters, {@code ?} for one. It does
 * without the cost that a regular expression with many of them can have.
 */
public record Wildcard(String pattern) {

  public boolean covers(String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    return pattern.substring(p).chars().allMatch(c -> c == '*');
  }
}
