package dev.resourcepolicy.lambda;

import dev.resourcepolicy.policy.Desired;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.PolicyService;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.Revision;
import dev.resourcepolicy.policy.Target;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The policies of tables in memory, and what a test lets go wrong with them. */
final class TablesInMemory implements PolicyService {
  private final Map<String, PolicyState> policies = new HashMap<>();
  private final Set<String> denied = new HashSet<>();
  private final Set<String> dropped = new HashSet<>();
  private final Set<String> refused = new HashSet<>();
  private final Deque<Runnable> afterReads = new ArrayDeque<>();
  private final Deque<Runnable> beforeWrites = new ArrayDeque<>();
  private final Deque<PolicyFailure> afterWrites = new ArrayDeque<>();
  private int reads = 0;
  private int writes = 0;

  void deny(String table) {
    denied.add(table);
  }

  /** The table is deleted, and its policy with it. */
  void drop(String table) {
    dropped.add(table);
    policies.remove(table);
  }

  /** There is a new table in the place of the one that was deleted. */
  void recreate(String table) {
    dropped.remove(table);
  }

  /** No document with a statement of this Sid is accepted. */
  void refuse(String sid) {
    refused.add(sid);
  }

  /** Whatever was refused is accepted from now on. */
  void accept() {
    refused.clear();
    denied.clear();
  }

  /** Happens once, when the answer of a read is on its way; each step follows one read. */
  void afterRead(Runnable step) {
    afterReads.add(step);
  }

  /** Happens once, when a put arrives; each step precedes one put. */
  void beforeWrite(Runnable step) {
    beforeWrites.add(step);
  }

  /** What the next put answers, although it is applied. */
  void afterWrite(PolicyFailure failure) {
    afterWrites.add(failure);
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
    requireThere(target);
    PolicyState state = policy(target.id());
    take(afterReads);
    return state;
  }

  @Override
  public Revision put(Target target, Desired desired, PolicyState.Expected expected) {
    take(beforeWrites);
    writes++;
    requireThere(target);
    for (String sid : refused) {
      if (desired.document().text().contains("\"Sid\":\"" + sid + "\"")) {
        throw new PolicyFailure(FailureKind.INVALID, "The principal of " + sid + " is unknown.");
      }
    }
    expected.requireIn(policy(target.id()), target);
    Revision revision = Revision.of("r" + writes);
    policies.put(target.id(), new PolicyState.Present(desired.document(), revision));
    PolicyFailure failure = afterWrites.poll();
    if (failure != null) {
      throw failure;
    }
    return revision;
  }

  @Override
  public void delete(Target target, PolicyState.Present expected) {
    writes++;
    expected.requireIn(policy(target.id()), target);
    policies.remove(target.id());
  }

  private void requireThere(Target target) {
    if (dropped.contains(target.id())) {
      throw new PolicyFailure(FailureKind.NOT_FOUND, "There is no " + target + ".");
    }
  }

  private static void take(Deque<Runnable> steps) {
    Runnable step = steps.poll();
    if (step != null) {
      step.run();
    }
  }
}
