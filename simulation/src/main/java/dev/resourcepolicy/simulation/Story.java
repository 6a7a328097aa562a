package dev.resourcepolicy.simulation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What happens at one service.
 *
 * @param seed that it was drawn from
 * @param remembers whether the functions have a memory
 * @param scenes one after the other; the acts of a scene happen at the same time
 * @param ends whether all stacks are deleted in the end
 */
record Story(long seed, String service, boolean remembers, boolean ends, List<List<Act>> scenes) {

  Site site() {
    return Site.of(service);
  }

  int length() {
    return scenes.stream().flatMap(List::stream).mapToInt(act -> 1 + act.mishaps().size()).sum();
  }

  @Override
  public String toString() {
    String told =
        scenes.stream()
            .map(acts -> acts.stream().map(Act::toString).collect(Collectors.joining("\n  & ")))
            .collect(Collectors.joining("\n  "));
    return "seed %d: %s, %s memory, %s in the end\n  %s"
        .formatted(
            seed,
            service,
            remembers ? "with" : "without",
            ends ? "everything is deleted" : "everything stays",
            told);
  }
}
