package dev.resourcepolicy.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.reconcile.VirtualTime;
import dev.resourcepolicy.standin.StandIn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What each service gives back for a document, if it takes it, means the same. */
final class StandInFuzzTest {
  private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-02T09:00:00Z"));
  private final StandIn standIn = StandIn.start(time, 0);

  @BeforeEach
  void seed() {
    standIn.seed();
  }

  @AfterEach
  void close() {
    standIn.close();
  }

  @FuzzTest
  @DictionaryFile(resourcePath = "words.dict")
  void givesBackWhatMeansTheSame(byte[] input) {
    Optional<PolicyDocument> document =
        PolicyDocument.desired(Json.of(new String(input, UTF_8)), new ArrayList<>());
    if (document.isEmpty()) {
      return;
    }
    for (FuzzedTarget target : FuzzedTarget.values()) {
      time.sleep(Duration.ofMinutes(1));
      if (!target.put(standIn, document.get())) {
        continue;
      }
      time.sleep(Duration.ofMinutes(1));

      PolicyDocument read = target.read(standIn);

      assertThat(read.isEquivalentTo(document.get())).as(target + ": " + read.text()).isTrue();
      assertThat(read.digest()).isEqualTo(document.get().digest());
    }
  }
}
