package dev.resourcepolicy.standin;

/** Something that answers HTTP requests. */
@FunctionalInterface
interface Endpoint {
  Reply answer(Request request);
}
