package dev.resourcepolicy.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a document, in words. Of very many only the first are kept: a document that is
 * all wrong would otherwise take many times its own size.
 */
final class Problems {
  private static final int MOST = 20;

  private final List<String> texts = new ArrayList<>();
  private int more = 0;

  void add(String path, String text) {
    if (texts.size() < MOST) {
      texts.add(path + " " + text);
    } else {
      more++;
    }
  }

  boolean isEmpty() {
    return texts.isEmpty();
  }

  List<String> texts() {
    var all = new ArrayList<>(texts);
    if (more > 0) {
      all.add("PolicyDocument has %d more problems".formatted(more));
    }
    return List.copyOf(all);
  }
}
