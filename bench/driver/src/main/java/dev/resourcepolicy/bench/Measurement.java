package dev.resourcepolicy.bench;

import java.io.IOException;
import java.io.PrintStream;

/** What {@code bench/run} can be asked for. */
sealed interface Measurement permits ColdStarts, WarmInvocations, MemorySizes {
  /**
   * Takes it, which takes minutes.
   *
   * @param out is told what it comes to
   * @return whether everything that has to hold does
   */
  boolean take(PrintStream out) throws IOException;
}
