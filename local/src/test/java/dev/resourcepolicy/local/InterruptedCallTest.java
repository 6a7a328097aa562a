package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.lambda.Platform;
import dev.resourcepolicy.policy.Journal;
import dev.resourcepolicy.reconcile.Time;
import dev.resourcepolicy.standin.StandIn;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Work that was not done in time is interrupted, and writes nothing behind anybody's back. */
final class InterruptedCallTest {

  @AfterEach
  void isInterruptedNoMore() {
    var _ = Thread.interrupted();
  }

  @Test
  @Tag("scenario-36")
  void doesNotReachTheServiceAndLeavesTheThreadInterrupted() {
    try (StandIn standIn = StandIn.start(Time.system(), 0)) {
      standIn.seed();
      Platform platform =
          LocalPlatform.of(
              standIn,
              Time.system(),
              new Random(1),
              LocalPlatform.at(standIn, "local"),
              Optional.empty(),
              Journal.NONE);
      DynamoDbClient client = platform.client(DynamoDbClient.builder());
      Thread.currentThread().interrupt();

      assertThatThrownBy(
              () ->
                  client.putResourcePolicy(
                      put -> put.resourceArn(Fixture.of("dynamodb").target()).policy("{}")))
          .isInstanceOf(AbortedException.class);

      assertThat(standIn.calls()).isEmpty();
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }
  }
}
