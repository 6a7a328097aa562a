package dev.resourcepolicy.local;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.template.DeployedFunction;

/** What runs a function. */
@FunctionalInterface
interface Lambda {

  /** Runs it once, to its end. */
  Session.Invoked invoke(DeployedFunction function, Json event);
}
