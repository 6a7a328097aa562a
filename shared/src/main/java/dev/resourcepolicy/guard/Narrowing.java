package dev.resourcepolicy.guard;

/** What a value of a condition narrows a statement to. */
sealed interface Narrowing {

  record Account(String id) implements Narrowing {}

  record Organisation(String id) implements Narrowing {}

  /** A service's own principal. */
  record Service(String name) implements Narrowing {}

  /** A VPC or an endpoint of one. */
  record Network(String id) implements Narrowing {}

  /** A user or role, by the id that no other one ever gets. */
  record Identity(String id) implements Narrowing {}
}
