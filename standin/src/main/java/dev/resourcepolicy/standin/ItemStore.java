package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;

/** Tables with items, as DynamoDB has them. */
interface ItemStore extends AutoCloseable {
  /**
   * What it answers to an operation.
   *
   * @throws ServiceError when it refuses
   */
  Answer call(String operation, Json.Obj input, Account account);

  @Override
  void close();
}
