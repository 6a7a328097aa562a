package dev.resourcepolicy.lambda;

import dev.resourcepolicy.event.Properties;
import dev.resourcepolicy.policy.Target;
import java.util.Optional;
import java.util.regex.Pattern;

/** The ARNs that a service attaches policies to. */
public final class ArnGrammar {
  private final Pattern arn;
  private final String example;

  /**
   * @param service the ARN's third part
   * @param resource what its last part must match
   * @param example what a right ARN looks like, for the message about a wrong one
   */
  public ArnGrammar(String service, String resource, String example) {
    this.arn =
        Pattern.compile(
            "arn:aws[a-z-]*:%s:(?<region>[a-z0-9-]+):(?<account>\\d{12}):(?<resource>%s)"
                .formatted(service, resource));
    this.example = example;
  }

  /** The target that a property names by its ARN. */
  public Optional<Target> target(Properties properties, String property) {
    Optional<String> text = properties.text(property);
    if (text.isEmpty()) {
      properties.missing(property);
    }
    return text.flatMap(given -> target(given, property, properties));
  }

  private Optional<Target> target(String text, String property, Properties properties) {
    var match = arn.matcher(text);
    if (!match.matches()) {
      properties.problem("%s must be like %s, and is \"%s\"".formatted(property, example, text));
      return Optional.empty();
    }
    return Optional.of(
        new Target(text, Optional.of(match.group("account")), Optional.of(match.group("region"))));
  }
}
