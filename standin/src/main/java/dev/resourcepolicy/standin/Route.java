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
    List<Constraint> constraints,
    Function<Call, Answer> answer) {}
