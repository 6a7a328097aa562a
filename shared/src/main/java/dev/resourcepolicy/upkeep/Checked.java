package dev.resourcepolicy.upkeep;

import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.reconcile.Outcome;

/** What the look at one owner's entry came to. */
public sealed interface Checked {
  record Done(Outcome outcome) implements Checked {}

  record Failed(String target, PolicyFailure failure) implements Checked {}
}
