package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.resourcepolicy.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/events says of the events that the functions send and take. */
final class DocumentedEventsTest {

  static Stream<DocumentedEvent> documented() {
    return DocumentedEvent.all().stream();
  }

  static Stream<SampleEvent> samplesOnABus() {
    return SampleEvent.all().stream()
        .filter(sample -> sample.json().get("detail-type").isPresent());
  }

  @ParameterizedTest
  @MethodSource("documented")
  void hasASchema(DocumentedEvent event) {
    var schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    var dialect =
        schemas.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(dialect.validate(event.schema(), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documented")
  void hasASampleThatIsAsItsSchemaSays(DocumentedEvent event) {
    assertThat(event.problemsOf(event.sample())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documented")
  void samplesNothingThatTheSchemaDoesNotDescribe(DocumentedEvent event) {
    // CloudTrail's records say more than the functions read.
    if (!event.name().equals("aws-api-call-via-cloudtrail")) {
      String closed = closed(Json.parse(event.schema())).text();
      var schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(closed);

      assertThat(schema.validate(event.sample(), InputFormat.JSON)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("documented")
  void missesEveryMemberThatIsRequired(DocumentedEvent event) {
    var sample = (Json.Obj) Json.parse(event.sample());
    for (String member : required(event)) {
      var detail = new LinkedHashMap<>(sample.object("detail").orElseThrow().members());
      detail.remove(member);

      assertThat(event.problemsOf(sample.with("detail", new Json.Obj(detail)).text()))
          .as("without %s", member)
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("samplesOnABus")
  void describesTheSamplesThatTheFunctionsTake(SampleEvent sample) {
    String detailType = sample.json().text("detail-type").orElseThrow();

    assertThat(DocumentedEvent.of(detailType).orElseThrow().problemsOf(sample.text())).isEmpty();
  }

  @Test
  void isListedInTheReadme() throws IOException {
    String readme = Files.readString(DocumentedEvent.DIRECTORY.resolve("README.md"));

    assertThat(DocumentedEvent.all())
        .hasSize(11)
        .allSatisfy(
            event ->
                assertThat(readme)
                    .contains(
                        event.detailType(),
                        "(%s.schema.json)".formatted(event.name()),
                        "(%s.sample.json)".formatted(event.name())));
  }

  private static List<String> required(DocumentedEvent event) {
    Json.Obj detail =
        ((Json.Obj) Json.parse(event.schema()))
            .object("properties")
            .flatMap(properties -> properties.object("detail"))
            .orElseThrow();
    return detail.get("required").orElseThrow() instanceof Json.Arr(var names)
        ? names.stream().map(name -> ((Json.Str) name).value()).toList()
        : List.of();
  }

  /** The schema, where it names members, without room for others. */
  private static Json closed(Json schema) {
    return switch (schema) {
      case Json.Obj object -> {
        var members = new LinkedHashMap<String, Json>();
        object.members().forEach((name, value) -> members.put(name, closed(value)));
        if (object.object("properties").isPresent()) {
          members.put("additionalProperties", Json.of(false));
        }
        yield new Json.Obj(members);
      }
      case Json.Arr(var values) ->
          new Json.Arr(values.stream().map(DocumentedEventsTest::closed).toList());
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> schema;
    };
  }
}
