package dev.resourcepolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JournalTest {

  @Test
  void tellsTwoTheSame() {
    var one = new Told();
    var other = new Told();
    Journal both = one.and(other);

    both.attempts(1);
    both.called(new ServiceCall("Put", "Expected=7", "8", Optional.empty()));
    both.waits(Duration.ofSeconds(2), "BUSY");

    assertThat(one.lines).containsExactly("attempt 1", "Put", "PT2S for BUSY");
    assertThat(other.lines).isEqualTo(one.lines);
  }

  private static final class Told implements Journal {
    final List<String> lines = new ArrayList<>();

    @Override
    public void attempts(int attempt) {
      lines.add("attempt " + attempt);
    }

    @Override
    public void called(ServiceCall call) {
      lines.add(call.operation());
    }

    @Override
    public void waits(Duration duration, String reason) {
      lines.add(duration + " for " + reason);
    }
  }
}
