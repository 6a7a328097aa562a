package dev.resourcepolicy.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.lambda.EntriesInMemory;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RememberedTargetsTest {

  @Test
  void endAsEveryIteratorDoes() {
    var targets =
        new RememberedTargets(new EntriesInMemory(), Orders.PROFILE.name(), Optional.empty());

    assertThat(targets.hasNext()).isFalse();
    assertThatThrownBy(targets::next).isInstanceOf(NoSuchElementException.class);
  }
}
