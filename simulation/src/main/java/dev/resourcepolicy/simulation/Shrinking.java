package dev.resourcepolicy.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks for the shortest story in which the same check fails. */
final class Shrinking {
  private final Simulation simulation;
  private final Check check;

  Shrinking(Simulation simulation, Check check) {
    this.simulation = simulation;
    this.check = check;
  }

  /** The story, without all that can be left out. */
  Story shortest(Story story) {
    return candidates(story).filter(this::fails).findFirst().map(this::shortest).orElse(story);
  }

  private boolean fails(Story story) {
    return simulation.tell(story).stream().anyMatch(violation -> violation.check() == check);
  }

  /** Stories that lack one thing each. */
  private static Stream<Story> candidates(Story story) {
    var candidates = new ArrayList<Story>();
    if (story.ends()) {
      candidates.add(with(story, story.scenes(), false));
    }
    for (int scene = story.scenes().size() - 1; scene >= 0; scene--) {
      candidates.add(with(story, without(story.scenes(), scene), story.ends()));
      List<Act> acts = story.scenes().get(scene);
      for (int act = 0; act < acts.size(); act++) {
        if (acts.size() > 1) {
          candidates.add(changed(story, scene, without(acts, act)));
        }
        Act whole = acts.get(act);
        for (int mishap = 0; mishap < whole.mishaps().size(); mishap++) {
          var less =
              new Act(
                  whole.deed(),
                  whole.seed(),
                  whole.after(),
                  whole.timeout(),
                  without(whole.mishaps(), mishap));
          candidates.add(changed(story, scene, replaced(acts, act, less)));
        }
      }
    }
    return candidates.stream();
  }

  private static Story changed(Story story, int scene, List<Act> acts) {
    return with(story, replaced(story.scenes(), scene, acts), story.ends());
  }

  private static Story with(Story story, List<List<Act>> scenes, boolean ends) {
    return new Story(story.seed(), story.service(), story.remembers(), ends, scenes);
  }

  private static <T> List<T> without(List<T> list, int index) {
    var less = new ArrayList<>(list);
    less.remove(index);
    return List.copyOf(less);
  }

  private static <T> List<T> replaced(List<T> list, int index, T value) {
    var other = new ArrayList<>(list);
    other.set(index, value);
    return List.copyOf(other);
  }
}
