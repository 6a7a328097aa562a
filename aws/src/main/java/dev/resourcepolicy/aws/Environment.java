package dev.resourcepolicy.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The variables of an environment, and what is wrong with those that were read. */
final class Environment {
  private final Map<String, String> variables;
  private final List<String> problems = new ArrayList<>();

  Environment(Map<String, String> variables) {
    this.variables = variables;
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(variables.get(name)).filter(text -> !text.isEmpty());
  }

  /** A number from one on; what is something else is a problem, and counts as absent. */
  int number(String name, int otherwise) {
    Optional<String> text = text(name);
    Optional<Integer> number =
        text.filter(digits -> digits.matches("0*[1-9]\\d{0,8}")).map(Integer::valueOf);
    if (text.isPresent() && number.isEmpty()) {
      problems.add(
          "%s must be a whole number from 1 on, and is \"%s\"".formatted(name, text.get()));
    }
    return number.orElse(otherwise);
  }

  /** Everything that is wrong, in words. */
  Optional<String> problem() {
    return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems));
  }
}
