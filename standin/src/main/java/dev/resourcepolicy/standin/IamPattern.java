package dev.resourcepolicy.standin;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Text with the wildcards of IAM: {@code *} for anything, {@code ?} for one character. */
record IamPattern(String text) {
  /** Before the resource itself, an ARN has five segments, which no wildcard crosses. */
  private static final int SEGMENTS = 6;

  /** As in a string condition. */
  boolean covers(String value) {
    return covers(text, value, 0);
  }

  /** As in an action, where capitals make no difference. */
  boolean coversAction(String action) {
    return covers(text, action, Pattern.CASE_INSENSITIVE);
  }

  /** As in a resource. A call without one has the resource {@code *}. */
  boolean coversResource(String resource) {
    if (text.equals("*")) {
      return true;
    }
    List<String> patterns = List.of(text.split(":", SEGMENTS));
    List<String> values = List.of(resource.split(":", SEGMENTS));
    return patterns.size() == values.size()
        && IntStream.range(0, values.size())
            .allMatch(segment -> covers(patterns.get(segment), values.get(segment), 0));
  }

  private static boolean covers(String pattern, String value, int flags) {
    if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
      return flags == 0 ? pattern.equals(value) : pattern.equalsIgnoreCase(value);
    }
    String quoted = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(quoted, flags | Pattern.DOTALL).matcher(value).matches();
  }
}
