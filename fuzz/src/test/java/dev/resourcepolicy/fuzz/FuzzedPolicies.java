package dev.resourcepolicy.fuzz;

import dev.resourcepolicy.policy.Desired;
import dev.resourcepolicy.policy.PolicyService;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.Revision;
import dev.resourcepolicy.policy.Target;
import java.util.HashMap;
import java.util.Map;

/** A service that takes every document, and keeps the rules of its tokens. */
final class FuzzedPolicies implements PolicyService {
  private final Map<String, PolicyState> policies = new HashMap<>();
  private int revisions = 0;

  @Override
  public synchronized PolicyState read(Target target) {
    return policies.getOrDefault(target.id(), new PolicyState.Absent());
  }

  @Override
  public synchronized Revision put(Target target, Desired desired, PolicyState.Expected expected) {
    expected.requireIn(read(target), target);
    Revision revision = Revision.of("r" + ++revisions);
    policies.put(target.id(), new PolicyState.Present(desired.document(), revision));
    return revision;
  }

  @Override
  public synchronized void delete(Target target, PolicyState.Present expected) {
    expected.requireIn(read(target), target);
    policies.remove(target.id());
  }
}
