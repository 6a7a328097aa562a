package dev.resourcepolicy.event;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.Spelling;
import dev.resourcepolicy.json.Surrogates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Typed access to an event's properties that collects every problem, so that a user sees all of
 * them at once. A property that nobody asked for is a problem too: it is misspelt, or meant for
 * another function.
 */
public final class Properties {
  private final Map<String, Json> values;
  private final List<String> known = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  public Properties(Json.Obj properties) {
    this.values = new LinkedHashMap<>(properties.members());
  }

  /** Properties that are allowed and mean nothing here. */
  public void ignore(String... names) {
    for (String name : names) {
      values.remove(name);
    }
  }

  public Optional<Json> value(String name) {
    known.add(name);
    return Optional.ofNullable(values.remove(name));
  }

  public Optional<String> text(String name) {
    return value(name)
        .flatMap(
            value -> {
              if (value instanceof Json.Str(var text) && !text.isBlank()) {
                return whole(name, text);
              }
              problem(name + " must be a text that is not empty");
              return Optional.empty();
            });
  }

  private Optional<String> whole(String name, String text) {
    if (Surrogates.arePaired(text)) {
      return Optional.of(text);
    }
    problem(name + " holds half of a surrogate pair, which cannot be sent");
    return Optional.empty();
  }

  /** True or false, as a boolean or, as CloudFormation sends it, as a string; false when absent. */
  public boolean flag(String name) {
    return value(name)
        .map(
            value ->
                switch (value) {
                  case Json.Bool(var flag) -> flag;
                  case Json.Str(var text) when text.equals("true") -> true;
                  case Json.Str(var text) when text.equals("false") -> false;
                  case Json.Str _, Json.Num _, Json.Null _, Json.Obj _, Json.Arr _ -> {
                    problem("%s must be true or false, and is %s".formatted(name, value.excerpt()));
                    yield false;
                  }
                })
        .orElse(false);
  }

  /**
   * One of the constants of an enum, written as {@code Refuse} for {@code REFUSE}; the fallback
   * when absent.
   */
  public <E extends Enum<E>> E choice(String name, E fallback) {
    return value(name)
        .flatMap(
            value -> {
              List<E> choices = List.of(fallback.getDeclaringClass().getEnumConstants());
              var choice = choices.stream().filter(c -> value.is(spelling(c))).findFirst();
              if (choice.isEmpty()) {
                String allowed =
                    choices.stream().map(Properties::spelling).collect(Collectors.joining(", "));
                problem(
                    "%s must be one of %s, and is %s".formatted(name, allowed, value.excerpt()));
              }
              return choice;
            })
        .orElse(fallback);
  }

  /** Adds that a property is missing, unless something is wrong with it already. */
  public void missing(String name) {
    if (problems.stream().noneMatch(problem -> problem.startsWith(name + " "))) {
      problem(name + " is missing");
    }
  }

  /** Adds a problem, as a sentence without its full stop. */
  public void problem(String problem) {
    problems.add(problem);
  }

  /** What is wrong with the properties that were asked for. */
  public List<String> wrong() {
    return List.copyOf(problems);
  }

  /** Every problem so far, and every property that nobody asked for. */
  public List<String> problems() {
    var all = new ArrayList<>(problems);
    for (String name : values.keySet()) {
      all.add(unknown(name));
    }
    return all;
  }

  private String unknown(String name) {
    return new Spelling(known)
        .nearest(name)
        .map(near -> "%s is unknown here (did you mean %s?)".formatted(name, near))
        .orElseGet(
            () ->
                "%s is unknown here; known are %s"
                    .formatted(excerpt(name), String.join(", ", known)));
  }

  /** A name as it is; of one that is no name, enough to find it. */
  private static String excerpt(String name) {
    return name.matches("\\w{1,80}") ? name : Json.of(name).excerpt();
  }

  private static String spelling(Enum<?> constant) {
    String name = constant.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
