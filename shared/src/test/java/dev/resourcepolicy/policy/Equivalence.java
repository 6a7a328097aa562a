package dev.resourcepolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All that must agree about two documents: the comparison both ways, the digests and the
 * difference.
 */
final class Equivalence {
  private Equivalence() {}

  static void assertEquivalent(PolicyDocument one, PolicyDocument other) {
    assertThat(one.isEquivalentTo(other)).isTrue();
    assertThat(other.isEquivalentTo(one)).isTrue();
    assertThat(one.digest()).isEqualTo(other.digest());
    assertThat(one.differenceTo(other).isEmpty()).isTrue();
  }

  static void assertDifferent(PolicyDocument one, PolicyDocument other) {
    assertThat(one.isEquivalentTo(other)).isFalse();
    assertThat(other.isEquivalentTo(one)).isFalse();
    assertThat(one.differenceTo(other).isEmpty()).isFalse();
    assertThat(other.differenceTo(one).isEmpty()).isFalse();
    assertThat(one.json().isPresent() && one.digest().equals(other.digest())).isFalse();
  }
}
