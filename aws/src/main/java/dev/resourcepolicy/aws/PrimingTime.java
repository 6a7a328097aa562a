package dev.resourcepolicy.aws;

import dev.resourcepolicy.reconcile.Time;
import dev.resourcepolicy.reconcile.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Passes over every wait, save that for work, which takes as long as it takes. */
record PrimingTime(Time system, VirtualTime virtual) implements Time {

  /** Begins now. */
  PrimingTime(Time system) {
    this(system, new VirtualTime(system.now()));
  }

  @Override
  public Instant now() {
    return virtual.now();
  }

  @Override
  public void sleep(Duration duration) {
    virtual.sleep(duration);
  }

  @Override
  public boolean await(CompletableFuture<?> work, Instant deadline) {
    return system.await(work, deadline);
  }

  @Override
  public Runnable start(Runnable work) {
    return system.start(work);
  }
}
