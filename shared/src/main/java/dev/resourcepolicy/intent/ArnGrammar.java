package dev.resourcepolicy.intent;

import dev.resourcepolicy.event.Properties;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.Target;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The ARNs that a service attaches policies to. */
public final class ArnGrammar {
  private static final int PARTS = 6;

  /** Partitions whose Regions have names of their own (AWS General Reference, ARNs). */
  private static final Map<String, String> REGIONS =
      Map.of("aws-cn", "cn-", "aws-us-gov", "us-gov-");

  private final Pattern arn;
  private final String service;
  private final Pattern resource;
  private final String example;

  /**
   * @param service the ARN's third part
   * @param resource what its last part must match
   * @param example what a right ARN looks like, for the message about a wrong one
   */
  public ArnGrammar(String service, String resource, String example) {
    this.arn =
        Pattern.compile("arn:aws[a-z-]*:%s:[a-z0-9-]+:\\d{12}:(?:%s)".formatted(service, resource));
    this.service = service;
    this.resource = Pattern.compile(resource);
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
    if (!arn.matcher(text).matches()) {
      properties.problem(
          "%s must be like %s, and is %s: %s"
              .formatted(property, example, Json.of(text).excerpt(), mistake(text)));
      return Optional.empty();
    }
    String[] parts = text.split(":", PARTS);
    if (isElsewhere(parts[1], parts[3])) {
      properties.problem(
          "%s is %s, and partition %s has no Region %s"
              .formatted(property, text, parts[1], parts[3]));
    }
    return Optional.of(new Target(text, Optional.of(parts[4]), Optional.of(parts[3])));
  }

  private static boolean isElsewhere(String partition, String region) {
    for (var named : REGIONS.entrySet()) {
      if (partition.equals(named.getKey()) != region.startsWith(named.getValue())) {
        return true;
      }
    }
    return false;
  }

  /** What is wrong with a text that is not one of these ARNs, in a few words. */
  private String mistake(String text) {
    String[] parts = text.split(":", PARTS);
    if (text.contains("${")) {
      return "a variable in it was not resolved, which takes Fn::Sub";
    }
    if (!parts[0].equals("arn") || parts.length < PARTS) {
      return "that is no ARN";
    }
    if (!parts[2].equals(service)) {
      return "that is an ARN of another service";
    }
    if (parts[3].isEmpty()) {
      return "its Region is missing";
    }
    if (!parts[4].matches("\\d{12}")) {
      return parts[4].matches("\\d{1,11}")
          ? "its account id has fewer than 12 digits, as a number does that lost its leading zero"
          : "its account id does not have 12 digits";
    }
    return owner(parts[5])
        .map("the policy that it falls under is that of "::concat)
        .orElse("its last part names something else");
  }

  /** The part of a resource's name that names one that has policies, such as an index's table. */
  private Optional<String> owner(String name) {
    for (int end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1)) {
      if (resource.matcher(name.substring(0, end)).matches()) {
        return Optional.of(name.substring(0, end));
      }
    }
    return Optional.empty();
  }
}
