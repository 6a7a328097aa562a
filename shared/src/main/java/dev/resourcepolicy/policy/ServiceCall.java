package dev.resourcepolicy.policy;

import java.util.Optional;

/**
 * One call to a service and how it ended.
 *
 * @param token what the call said of the state that it expects, such as {@code
 *     ExpectedRevisionId=NO_POLICY}; empty for calls that only read
 * @param answer the revision that the service answered, or its error code
 * @param requestId the service's own id of the call, for its support; absent when no answer came
 */
public record ServiceCall(
    String operation, String token, String answer, Optional<String> requestId) {}
