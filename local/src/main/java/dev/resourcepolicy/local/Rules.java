package dev.resourcepolicy.local;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.template.Rule;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.event.ruler.Machine;

/** The rules that are enabled; EventBridge's own engine says which of them an event matches. */
public final class Rules {
  public static final String DEFAULT_BUS = "default";

  private final List<Rule> enabled;
  private final Map<String, Machine> buses = new HashMap<>();

  /**
   * @throws IllegalArgumentException when EventBridge would refuse a pattern
   */
  public Rules(List<Rule> rules) {
    enabled = rules.stream().filter(Rule::enabled).toList();
    for (Rule rule : enabled) {
      try {
        buses
            .computeIfAbsent(rule.bus(), _ -> Machine.builder().build())
            .addRule(rule.name(), rule.pattern().text());
      } catch (IOException e) {
        throw new IllegalArgumentException(
            "The pattern of %s is none: %s".formatted(rule.name(), e.getMessage()), e);
      }
    }
  }

  /** The rules of a bus that an event matches, in the order of the template. */
  public List<Rule> matching(String bus, Json.Obj event) {
    Machine machine = buses.get(bus);
    if (machine == null) {
      return List.of();
    }
    Set<String> names;
    try {
      names = Set.copyOf(machine.rulesForJSONEvent(event.text()));
    } catch (Exception e) {
      throw new IllegalStateException("An event could not be matched", e);
    }
    return enabled.stream()
        .filter(rule -> rule.bus().equals(bus) && names.contains(rule.name()))
        .toList();
  }
}
