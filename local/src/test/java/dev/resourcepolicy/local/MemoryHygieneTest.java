package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.event.Bus;
import dev.resourcepolicy.json.Json;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever may read the memory, or listens on the bus, cannot answer CloudFormation with it. */
final class MemoryHygieneTest {
  static Stream<Fixture> services() {
    return Fixture.all().stream();
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-40")
  void keepsAndTellsNoResponseUrlAndNoCredential(Fixture fixture) {
    try (var world = new Remembering(fixture)) {
      String url = world.standIn.responses().presign("secret/answer").toString();
      for (String sample : new String[] {"create", "update"}) {
        world.answer(fixture.event(sample).with("ResponseURL", Json.of(url)));
        world.settle();
      }
      world.tamper(fixture.foreign());

      String kept =
          world
              .standIn
              .answer("dynamodb", "Scan", Json.Obj.of("TableName", Json.of("Memory")))
              .text();
      assertThat(kept).contains(fixture.target()).contains("APPLIED");
      String told =
          world.events.stream()
              .filter(event -> event.text("source").equals(Optional.of(Bus.SOURCE)))
              .map(Json::text)
              .collect(Collectors.joining());
      assertThat(told).contains("Resource Policy Repaired");
      for (String text : new String[] {kept, told}) {
        assertThat(text).doesNotContain("secret/answer", "X-Amz-", "role.", "AWS4-HMAC");
      }
    }
  }
}
