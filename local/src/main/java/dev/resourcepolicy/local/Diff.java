package dev.resourcepolicy.local;

import dev.resourcepolicy.policy.PolicyDocument;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code local/diff A.json B.json}: whether two policy documents mean the same, and if not, where
 * they differ.
 */
public final class Diff {
  private Diff() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out));
  }

  /** Runs the command; returns its exit code: 0 the same, 1 different, 2 unreadable. */
  static int run(String[] arguments, PrintStream out) {
    if (arguments.length != 2) {
      out.println("usage: local/diff A.json B.json");
      return 2;
    }
    try {
      PolicyDocument one = read(arguments[0]);
      PolicyDocument other = read(arguments[1]);
      if (one.isEquivalentTo(other)) {
        out.println("Both mean the same.");
        return 0;
      }
      out.println("To get from %s to %s:".formatted(arguments[0], arguments[1]));
      one.differenceTo(other).lines().forEach(out::println);
      return 1;
    } catch (IOException e) {
      out.println(e.getMessage());
      return 2;
    }
  }

  private static PolicyDocument read(String file) throws IOException {
    PolicyDocument document;
    try {
      document = PolicyDocument.observed(Files.readString(Path.of(file)));
    } catch (IOException e) {
      throw new IOException("%s cannot be read: %s".formatted(file, e), e);
    }
    if (document.json().isEmpty()) {
      throw new IOException("%s is not a policy document.".formatted(file));
    }
    return document;
  }
}
