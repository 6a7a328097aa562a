package dev.resourcepolicy.aws;

import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.Memory;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import java.util.List;
import java.util.Optional;

/**
 * A memory that cannot be used as it is set up. It says so whenever it is used and not before,
 * because only an event can be answered.
 */
record Misconfigured(String problem) implements Memory {

  @Override
  public List<Entry> at(String service, String target) {
    throw failure();
  }

  @Override
  public Page page(String service, Optional<String> after) {
    throw failure();
  }

  @Override
  public Entry save(Entry entry) {
    throw failure();
  }

  private PolicyFailure failure() {
    return new PolicyFailure(
        FailureKind.INVALID, "The function is set up wrongly, and made no call: " + problem + ".");
  }
}
