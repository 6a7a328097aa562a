package dev.resourcepolicy.standin;

import java.util.regex.Pattern;

/**
 * What a service's model says of one member of an operation's input.
 *
 * @param min shortest length in characters, for a string
 * @param max longest length in characters, for a string
 * @param pattern what the whole string must match, as in the model
 */
record Constraint(String member, boolean required, int min, int max, Pattern pattern) {
  private static final Pattern ANY = Pattern.compile("(?s).*");

  static Constraint required(String member) {
    return new Constraint(member, true, 0, Integer.MAX_VALUE, ANY);
  }

  static Constraint optional(String member) {
    return new Constraint(member, false, 0, Integer.MAX_VALUE, ANY);
  }

  Constraint length(int shortest, int longest) {
    return new Constraint(member, required, shortest, longest, pattern);
  }

  Constraint matching(String regex) {
    return new Constraint(member, required, min, max, Pattern.compile(regex));
  }
}
