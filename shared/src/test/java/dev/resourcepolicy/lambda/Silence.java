package dev.resourcepolicy.lambda;

import dev.resourcepolicy.policy.Journal;
import dev.resourcepolicy.policy.ServiceCall;
import java.time.Duration;

/** A journal that nobody reads. */
final class Silence implements Journal {
  @Override
  public void attempts(int attempt) {}

  @Override
  public void called(ServiceCall call) {}

  @Override
  public void waits(Duration duration, String reason) {}
}
