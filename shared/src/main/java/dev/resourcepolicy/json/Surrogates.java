package dev.resourcepolicy.json;

/** The halves of characters that take two. */
public final class Surrogates {
  private Surrogates() {}

  /**
   * Whether each half has its other. One that has not is sent, and hashed, as a question mark: two
   * such texts would look like one.
   */
  public static boolean arePaired(String text) {
    for (int i = 0; i < text.length(); i++) {
      int point = text.codePointAt(i);
      if (Character.isSupplementaryCodePoint(point)) {
        i++;
      } else if (Character.isSurrogate((char) point)) {
        return false;
      }
    }
    return true;
  }
}
