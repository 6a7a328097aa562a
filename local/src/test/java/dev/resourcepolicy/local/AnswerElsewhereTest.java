package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.cloudformation.ResponseSender;
import dev.resourcepolicy.json.Json;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests whose answers somebody else would get. */
final class AnswerElsewhereTest {

  static List<Fixture> services() {
    return Fixture.all();
  }

  @ParameterizedTest
  @MethodSource("services")
  void doesNothingForSomebodyWhoWantsTheAnswerElsewhere(Fixture fixture) {
    try (var function = new Remembering(fixture)) {
      // The stand-in's address is a user's name here, and its port the password.
      String url = function.standIn.endpoint() + "@elsewhere.example/key?X-Amz-Signature=secret";

      Session.Invoked invoked =
          function.invoke(fixture.event("create").with("ResponseURL", Json.of(url)));

      assertThat(invoked.failure().orElseThrow())
          .isInstanceOf(ResponseSender.Undelivered.class)
          .hasMessageContaining("http://elsewhere.example");
      assertThat(invoked.log()).singleElement().asString().doesNotContain("secret", "/key");
      assertThat(function.standIn.calls()).isEmpty();
      assertThat(function.standIn.responses().received()).isEmpty();
    }
  }
}
