package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;

/**
 * One call to one operation, with its members gathered from wherever the protocol puts them (body,
 * path, query).
 *
 * @param input the operation's input members, by the names of the service's model
 * @param account whose call it is
 */
record Call(Route route, Json.Obj input, Account account) {

  /** A call of the default account. */
  Call(Route route, Json.Obj input) {
    this(route, input, Account.DEFAULT);
  }

  /**
   * A string member, or the empty string when it is absent: whoever needs it has it among its
   * constraints.
   */
  String text(String member) {
    return input.text(member).orElse("");
  }
}
