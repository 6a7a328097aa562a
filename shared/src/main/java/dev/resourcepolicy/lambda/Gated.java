package dev.resourcepolicy.lambda;

import dev.resourcepolicy.intent.Gate;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.Target;
import dev.resourcepolicy.reconcile.Intent;
import dev.resourcepolicy.reconcile.Outcome;
import dev.resourcepolicy.reconcile.Undertaking;
import java.util.Optional;

/**
 * An undertaking with something that has to go well before its first write, and that does not
 * matter where nothing is to be written.
 */
final class Gated implements Undertaking {
  private final Undertaking undertaking;
  private final Gate gate;
  private boolean passed = false;
  private boolean stopped = false;

  Gated(Undertaking undertaking, Gate gate) {
    this.undertaking = undertaking;
    this.gate = gate;
  }

  @Override
  public Target target() {
    return undertaking.target();
  }

  @Override
  public Optional<Outcome> settled() {
    return undertaking.settled();
  }

  @Override
  public Intent intent() {
    return undertaking.intent();
  }

  @Override
  public void begins(PolicyState.Expected expected) {
    if (!passed) {
      stopped = true;
      gate.pass();
      stopped = false;
      passed = true;
    }
    undertaking.begins(expected);
  }

  @Override
  public Optional<PolicyState.Expected> interrupted() {
    return undertaking.interrupted();
  }

  @Override
  public boolean narrows(PolicyFailure failure) {
    return !stopped && undertaking.narrows(failure);
  }

  @Override
  public Optional<Undertaking> afterwards() {
    return undertaking.afterwards();
  }
}
