package dev.resourcepolicy.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A command line, of which options are taken until nothing is left. */
public final class Arguments {
  private final List<String> words;
  private boolean understood = true;

  public Arguments(String... words) {
    this.words = new ArrayList<>(Arrays.asList(words));
  }

  /** Whether this word is there. */
  public boolean takeFlag(String option) {
    return words.remove(option);
  }

  /** The word after this one. */
  public Optional<String> take(String option) {
    int at = words.indexOf(option);
    if (at < 0 || at + 1 >= words.size()) {
      return Optional.empty();
    }
    words.remove(at);
    return Optional.of(words.remove(at));
  }

  /** The number after this word, where there is one. */
  public int takeNumber(String option, int otherwise) {
    Optional<String> word = take(option);
    if (word.isPresent() && !word.get().matches("\\d{1,9}")) {
      understood = false;
      return otherwise;
    }
    return word.map(Integer::parseInt).orElse(otherwise);
  }

  /** Whether everything was taken, and numbers were numbers. */
  public boolean areUnderstood() {
    return understood && words.isEmpty();
  }
}
