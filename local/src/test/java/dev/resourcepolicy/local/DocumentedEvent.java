package dev.resourcepolicy.local;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.resourcepolicy.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An event that docs/events describes, by a schema and a sample. */
record DocumentedEvent(String name) {
  static final Path DIRECTORY = Path.of("..", "docs", "events");

  private static final String SCHEMA = ".schema.json";
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  static List<DocumentedEvent> all() {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(SCHEMA))
          .sorted()
          .map(file -> new DocumentedEvent(file.replace(SCHEMA, "")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one that describes events of this detail-type. */
  static Optional<DocumentedEvent> of(String detailType) {
    return all().stream().filter(event -> event.detailType().equals(detailType)).findFirst();
  }

  String schema() {
    return read(SCHEMA);
  }

  String sample() {
    return read(".sample.json");
  }

  String detailType() {
    return ((Json.Obj) Json.parse(schema()))
        .object("properties")
        .flatMap(properties -> properties.object("detail-type"))
        .flatMap(type -> type.text("const"))
        .orElseThrow();
  }

  /** What of an event is not as the schema says. */
  List<String> problemsOf(String event) {
    Schema schema = SCHEMAS.getSchema(schema());
    return schema.validate(event, InputFormat.JSON).stream().map(Error::toString).toList();
  }

  private String read(String ending) {
    try {
      return Files.readString(DIRECTORY.resolve(name + ending));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
