package dev.resourcepolicy.bench;

import dev.resourcepolicy.json.Json;
import java.io.IOException;
import java.nio.file.Path;

/**
 * One process of a function with its memory, from its start on.
 *
 * @param cold until its first answer
 * @param warm one of the invocations after that, on average: updates, deletions and creations
 * @param peakMemory MiB
 */
record MemoryRun(Sample cold, Sample warm, double peakMemory) {
  private static final int ROUNDS = 10;

  /**
   * Takes it.
   *
   * @param memorySize MiB, for which the candidate has the JVM's options
   * @param output the file for what it prints
   * @throws IllegalStateException when it did not do the job
   */
  static MemoryRun of(Candidate candidate, int memorySize, Path output) throws IOException {
    Json.Obj create = Enlarged.of(candidate.create(Sandbox.TARGET), candidate.site());
    Json.Obj update = candidate.other("update", Sandbox.TARGET);
    Json.Obj delete = candidate.other("delete", Sandbox.TARGET);
    try (var sandbox = new Sandbox(candidate, memorySize, true, output)) {
      sandbox.invoke(create);
      Sample cold = sandbox.process().spent();
      for (int round = 0; round < ROUNDS; round++) {
        sandbox.invoke(update);
        sandbox.invoke(delete);
        sandbox.invoke(create);
      }
      Sample warm = sandbox.process().spent().minus(cold).dividedBy(3 * ROUNDS);
      return new MemoryRun(cold, warm, sandbox.process().peakMemory());
    }
  }
}
