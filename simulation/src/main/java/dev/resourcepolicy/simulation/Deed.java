package dev.resourcepolicy.simulation;

import java.time.Duration;

/** What somebody does. */
sealed interface Deed {

  /** A stack is deployed with this: created, or updated. */
  record Deploy(int stack, Wanted wanted) implements Deed {}

  /** A stack is deleted. */
  record Remove(int stack) implements Deed {}

  /** The resource gets another logical id in its stack's template. */
  record Rename(int stack) implements Deed {}

  /** The stack's last request is delivered once more. */
  record Redeliver(int stack) implements Deed {}

  /** A stranger changes a policy as somebody does who sees it. */
  record Meddle(int stranger, int target, Trouble how, boolean garbles) implements Deed {}

  /**
   * CloudTrail's events since the last time arrive.
   *
   * @param twice whether each arrives a second time, later
   */
  record Deliver(boolean reversed, boolean twice) implements Deed {}

  /** Everything that is remembered is checked. */
  record Sweep() implements Deed {}

  /** Time goes by. */
  record Pass(Duration duration) implements Deed {}
}
