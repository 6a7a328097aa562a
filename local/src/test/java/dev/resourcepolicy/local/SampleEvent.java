package dev.resourcepolicy.local;

import dev.resourcepolicy.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A file under {@code events/}: a service's directory and a file name without its ending. */
record SampleEvent(String service, String name) {
  private static final Path EVENTS = Path.of("..", "events");

  /** Every file that is there, so that a sample which nobody expects is noticed. */
  static List<SampleEvent> all() {
    try (Stream<Path> files = Files.walk(EVENTS)) {
      return files.filter(Files::isRegularFile).sorted().map(SampleEvent::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SampleEvent of(Path file) {
    Path path = EVENTS.relativize(file);
    return new SampleEvent(
        path.getName(0).toString(), path.getFileName().toString().replace(".json", ""));
  }

  /** Another sample of the same service. */
  SampleEvent sibling(String other) {
    return new SampleEvent(service, other);
  }

  String text() {
    try {
      return Files.readString(EVENTS.resolve(service).resolve(name + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Json.Obj json() {
    return (Json.Obj) Json.parse(text());
  }

  /** The function that takes it. */
  String function() {
    return switch (service) {
      case "dynamodb" -> "DynamoDbPolicyFunction";
      case "ssm" -> "SsmPolicyFunction";
      case "amp" -> "AmpPolicyFunction";
      case "acm-pca" -> "AcmPcaPolicyFunction";
      case "xray" -> "XRayPolicyFunction";
      default -> throw new IllegalArgumentException("events/%s has no function".formatted(service));
    };
  }

  @Override
  public String toString() {
    return "events/%s/%s.json".formatted(service, name);
  }
}
