package dev.resourcepolicy.standin;

import java.util.List;
import java.util.Map;

/**
 * One request that reached the response bucket.
 *
 * @param rawPathAndQuery byte for byte
 * @param status of the answer; 0 when the connection was dropped
 */
@SuppressWarnings("ArrayRecordComponent") // compared with nothing
public record Received(
    String rawPathAndQuery, Map<String, List<String>> headers, byte[] body, int status) {}
