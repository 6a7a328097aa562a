package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.load.Site;
import dev.resourcepolicy.local.load.Stack;
import dev.resourcepolicy.reconcile.VirtualTime;
import dev.resourcepolicy.standin.StandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StrangerTest {
  @ParameterizedTest
  @EnumSource
  void removesThePolicyThatAnybodyPutThere(Site site) {
    var time = new VirtualTime(Instant.parse("2026-03-02T09:15:00Z"));
    try (var standIn = StandIn.withoutPort(time)) {
      var stack = Stack.of(site, 0, Path.of("..", "events"));
      Stranger stranger = Stranger.of(site.function());
      site.plant(standIn, stack.target());
      time.sleep(Duration.ofMinutes(1));
      Json document = stack.document(1);
      stranger.tamper(standIn, stack.create("request", 1), document);
      time.sleep(Duration.ofMinutes(1));
      assertThat(site.documents(standIn, stack.target())).hasSize(1);

      stranger.remove(standIn, site.id(stack.target()));

      time.sleep(Duration.ofMinutes(1));
      assertThat(site.documents(standIn, stack.target())).isEmpty();
    }
  }
}
