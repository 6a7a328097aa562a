package dev.resourcepolicy.lambda;

import dev.resourcepolicy.policy.Desired;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.PolicyService;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.Revision;
import dev.resourcepolicy.policy.Target;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The policies of tables in memory, and who may not look at them. */
final class TablesInMemory implements PolicyService {
  private final Map<String, PolicyState> policies = new HashMap<>();
  private final Set<String> denied = new HashSet<>();
  private int reads = 0;
  private int writes = 0;

  void deny(String table) {
    denied.add(table);
  }

  PolicyState policy(String table) {
    return policies.getOrDefault(table, new PolicyState.Absent());
  }

  int reads() {
    return reads;
  }

  int writes() {
    return writes;
  }

  @Override
  public PolicyState read(Target target) {
    reads++;
    if (denied.contains(target.id())) {
      throw new PolicyFailure(FailureKind.DENIED, "Reading " + target + " is denied.");
    }
    return policy(target.id());
  }

  @Override
  public Revision put(Target target, Desired desired, PolicyState.Expected expected) {
    writes++;
    expected.requireIn(policy(target.id()), target);
    Revision revision = Revision.of("r" + writes);
    policies.put(target.id(), new PolicyState.Present(desired.document(), revision));
    return revision;
  }

  @Override
  public void delete(Target target, PolicyState.Present expected) {
    writes++;
    expected.requireIn(policy(target.id()), target);
    policies.remove(target.id());
  }
}
