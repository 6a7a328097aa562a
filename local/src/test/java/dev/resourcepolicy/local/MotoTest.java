package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A second opinion on DynamoDB and ACM PCA, by moto, in which nobody here had a hand.
 *
 * <p>It is no truth either. Seen with 5.2.1, against what the services document or others observed:
 *
 * <ul>
 *   <li>DynamoDB: no cooldown, no lag and no lockout check, so nothing here waits for a write;
 *       documents come back as they were put, not in canonical form, so nothing here shows that we
 *       read that form; a put with a stale token succeeds when no policy is there; deleting without
 *       a policy is an error; streams are unknown.
 *   <li>ACM PCA: takes a policy in state ACTIVE only, and any text for one.
 * </ul>
 *
 * The rest of these services is the stand-in's business, and the other three have no policies in
 * moto.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MotoTest {
  private final Optional<MotoServer> moto = MotoServer.command().map(MotoServer::start);

  @BeforeAll
  void needsMoto() {
    String reason = "skipped: moto_server is not installed";
    if (moto.isEmpty()) {
      System.out.println(reason);
    }
    assumeTrue(moto.isPresent(), reason);
  }

  @AfterAll
  void stop() {
    moto.ifPresent(MotoServer::close);
  }

  static Stream<Named<Function<MotoAccount, MotoTarget>>> targets() {
    return Stream.of(
        Named.of("DynamoDB", MotoAccount::newTable),
        Named.of("ACM PCA", MotoAccount::newAuthority));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void createsUpdatesAndDeletes(Function<MotoAccount, MotoTarget> made) {
    MotoTarget target = made.apply(account());
    MotoFunction function = function(target);

    assertThat(function.invoke("create")).containsExactly("SUCCESS", "CREATED");
    assertThat(target.says(target.document("create"))).isTrue();

    assertThat(function.invoke("update")).containsExactly("SUCCESS", "UPDATED");
    assertThat(target.says(target.document("update"))).isTrue();

    assertThat(function.invoke("delete")).containsExactly("SUCCESS", "DELETED");
    assertThat(target.read().get()).isEmpty();

    // moto's DynamoDB fails a deletion without a policy, the real one does not: neither is asked.
    assertThat(function.invoke("delete")).containsExactly("SUCCESS", "SKIPPED");
  }

  @ParameterizedTest
  @MethodSource("targets")
  void adoptsAnEquivalentPolicy(Function<MotoAccount, MotoTarget> made) {
    MotoTarget target = made.apply(account());
    // Only moto gives back what it was given, to the byte, so this shows that nothing was written.
    String sameInOtherWords = target.document("create").replace(":[", ": [").replace(",", ", ");
    target.put().accept(sameInOtherWords);

    assertThat(function(target).invoke("create")).containsExactly("SUCCESS", "ADOPTED");

    assertThat(target.read().get()).hasValue(sameInOtherWords);
  }

  @ParameterizedTest
  @MethodSource("targets")
  void refusesAForeignPolicy(Function<MotoAccount, MotoTarget> made) {
    MotoTarget target = made.apply(account());
    target.put().accept(target.document("update"));

    assertThat(function(target).invoke("create")).containsExactly("FAILED", "");

    assertThat(target.read().get()).hasValue(target.document("update"));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void overwritesNothingThatCameAfterItsRead(Function<MotoAccount, MotoTarget> made) {
    MotoTarget target = made.apply(account());
    String foreign = target.document("update");
    var function =
        new MotoFunction(target, account(), new MotoIntruder(() -> target.put().accept(foreign)));

    assertThat(function.invoke("create")).containsExactly("FAILED", "");

    assertThat(target.read().get()).hasValue(foreign);
  }

  private MotoAccount account() {
    return new MotoAccount(moto.orElseThrow().endpoint());
  }

  private MotoFunction function(MotoTarget target) {
    return new MotoFunction(target, account(), new MotoIntruder(() -> {}));
  }
}
