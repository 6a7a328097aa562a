package dev.resourcepolicy.standin;

import java.util.List;

/** One service: its operations over its own state. Calls are answered one at a time. */
interface ServiceStandIn extends AutoCloseable {
  List<Route> routes();

  /** Lets go of what it has started. */
  @Override
  default void close() {}

  /** The error that this service answers to an input that its model does not allow. */
  ServiceError invalid(String member, String problem);

  /** The error code that this service throttles with, at its HTTP status. */
  ServiceError throttled();

  /** The error that this service answers when something failed on its side. */
  ServiceError internal();

  /** The error that this service answers when IAM does not allow the call. */
  ServiceError denied(String operation);

  /** The error that this service answers to a principal that IAM does not show it yet. */
  ServiceError invalidPrincipal();
}
