package dev.resourcepolicy.standin;

import java.util.List;
import java.util.function.Function;

/**
 * One operation: how its calls are recognised on the wire, what its model demands, and what answers
 * it.
 *
 * @param address {@code X-Amz-Target} for the JSON protocols ({@code
 *     DynamoDB_20120810.PutResourcePolicy}), method and path for the REST ones ({@code PUT
 *     /workspaces/{workspaceId}/policy})
 * @param constraints checked before {@code answer} is asked, in this order
 */
record Route(
    String service,
    String operation,
    String address,
    Kind kind,
    List<Constraint> constraints,
    Function<Call, Answer> answer) {

  /** What a call may do to the state. */
  enum Kind {
    /** Nothing. */
    READ,
    /** It changes a resource, as CloudTrail records it. */
    WRITE,
    /** It reads or changes what a resource holds, which is no business of CloudTrail's. */
    DATA
  }

  /** An operation on resources: a read or a write, which the services' naming tells. */
  Route(
      String service,
      String operation,
      String address,
      List<Constraint> constraints,
      Function<Call, Answer> answer) {
    this(service, operation, address, named(operation), constraints, answer);
  }

  private static Kind named(String operation) {
    boolean read =
        operation.startsWith("Get")
            || operation.startsWith("List")
            || operation.startsWith("Describe");
    return read ? Kind.READ : Kind.WRITE;
  }
}
