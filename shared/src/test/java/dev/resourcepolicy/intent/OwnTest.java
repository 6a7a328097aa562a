package dev.resourcepolicy.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.guard.Rails;
import dev.resourcepolicy.policy.Target;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a function knows of itself, and whom that leaves out of its reach. */
final class OwnTest {

  @ParameterizedTest
  @CsvSource({
    "arn:aws:lambda:eu-central-1:111122223333:function:f, eu-central-1, 111122223333",
    "arn:aws:lambda:eu-central-1:111122223333, eu-central-1, 111122223333",
    "arn:aws:lambda:eu-central-1, eu-central-1,",
    "arn:aws:lambda:::function:f, ,",
    "arn:aws:lambda, ,",
    "f, ,"
  })
  void isReadFromTheArnAsFarAsThatGoes(
      String arn, @Nullable String region, @Nullable String account) {
    Own own = own(arn);

    assertThat(own.region()).isEqualTo(Optional.ofNullable(region));
    assertThat(own.account()).isEqualTo(Optional.ofNullable(account));
  }

  @Test
  void reachesWhereverItDoesNotKnowItsPlace() {
    var target = new Target("ws-1", Optional.of("444455556666"), Optional.of("us-east-1"));

    assertThat(own("f").problems(target)).isEmpty();
    assertThat(own("arn:aws:lambda:eu-central-1:111122223333:function:f").problems(target))
        .containsExactly(
            "ws-1 is in us-east-1, and this function works in eu-central-1",
            "ws-1 is in account 444455556666, and this function works in account 111122223333");
  }

  private static Own own(String arn) {
    return Own.of(arn, Optional.empty(), false, Rails.NONE_GIVEN);
  }
}
