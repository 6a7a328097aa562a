package dev.resourcepolicy.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest that stands for a text where the text itself must not show, or is too long. */
public final class Sha256 {
  /** Cloned for each text, and never fed itself: to look one up takes longer than to digest. */
  private static final MessageDigest EMPTY = empty();

  private Sha256() {}

  /** 64 hexadecimal characters. */
  public static String hex(String text) {
    try {
      var digest = (MessageDigest) EMPTY.clone();
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("This platform's SHA-256 cannot be cloned", e);
    }
  }

  private static MessageDigest empty() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
