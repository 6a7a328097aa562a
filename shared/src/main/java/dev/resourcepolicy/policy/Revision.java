package dev.resourcepolicy.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * The service's token for one state of a policy. Two revisions are the same when their values are:
 * nothing else may be concluded from a value.
 *
 * @param value the token as text
 * @param attributes what the service says about this state besides, offered to {@code Fn::GetAtt}
 *     under these names
 */
public record Revision(String value, SequencedMap<String, String> attributes) {
  public Revision {
    attributes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(attributes));
  }

  public static Revision of(String value) {
    return new Revision(value, new LinkedHashMap<>(Map.of()));
  }

  /** This revision with one more attribute. */
  public Revision with(String name, String attribute) {
    var more = new LinkedHashMap<>(attributes);
    more.put(name, attribute);
    return new Revision(value, more);
  }

  /** An attribute that this service always gives. */
  public String attribute(String name) {
    return Objects.requireNonNull(attributes.get(name), name);
  }

  public boolean isSameAs(Revision other) {
    return value.equals(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
