package dev.resourcepolicy.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How much of a document a service takes, in the unit that this service counts.
 *
 * @param characters the characters that it takes, as a class of a regular expression
 */
public record DocumentLimit(int most, Unit unit, String characters) {
  private static final String ANY = "[\\x{0}-\\x{10FFFF}]";

  /** What a service counts. */
  public enum Unit {
    BYTES("bytes of UTF-8"),
    CHARACTERS("characters");

    private final String words;

    Unit(String words) {
      this.words = words;
    }

    private int count(String text) {
      return switch (this) {
        case BYTES -> text.getBytes(UTF_8).length;
        case CHARACTERS -> text.codePointCount(0, text.length());
      };
    }
  }

  public static DocumentLimit bytes(int most) {
    return new DocumentLimit(most, Unit.BYTES, ANY);
  }

  public static DocumentLimit characters(int most, String characters) {
    return new DocumentLimit(most, Unit.CHARACTERS, characters);
  }

  /** No limit, or none that is documented: it is left to the service. */
  public static DocumentLimit none() {
    return bytes(Integer.MAX_VALUE);
  }

  /** What is too much, and by how much, in words. */
  public Optional<String> problem(PolicyDocument document) {
    int size = unit.count(document.text());
    if (size > most) {
      return Optional.of(
          "PolicyDocument has %d %s without white space, %d more than the %d that the service takes"
              .formatted(size, unit.words, size - most, most));
    }
    return firstRefused(document.text())
        .map(
            "PolicyDocument contains the character U+%04X, which the service does not take"
                ::formatted);
  }

  private Optional<Integer> firstRefused(String text) {
    Pattern taken = Pattern.compile(characters);
    return text.codePoints()
        .filter(c -> !taken.matcher(Character.toString(c)).matches())
        .boxed()
        .findFirst();
  }
}
