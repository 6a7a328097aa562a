package dev.resourcepolicy.local;

import dev.resourcepolicy.policy.Journal;
import dev.resourcepolicy.policy.ServiceCall;
import java.util.concurrent.atomic.AtomicBoolean;

/** Somebody who does something right after a function has read the policy for the first time. */
final class MotoIntruder implements Journal {
  private final AtomicBoolean done = new AtomicBoolean();
  private final Runnable deed;

  MotoIntruder(Runnable deed) {
    this.deed = deed;
  }

  @Override
  public void called(ServiceCall call) {
    if (done.compareAndSet(false, true)) {
      deed.run();
    }
  }
}
