package dev.resourcepolicy.simulation;

import java.util.List;

/** A command's options, each a name and a number. */
record Options(List<String> arguments) {
  Options(String[] arguments) {
    this(List.of(arguments));
  }

  boolean has(String name) {
    return arguments.contains(name);
  }

  long number(String name, long otherwise) {
    int at = arguments.indexOf(name);
    return at < 0 || at + 1 == arguments.size() ? otherwise : Long.parseLong(arguments.get(at + 1));
  }
}
