package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * One service call that arrived over the wire.
 *
 * @param input the operation's input members, wherever the protocol put them
 * @param status of the answer; 0 when the connection ended without one
 * @param at when it arrived
 * @param errorCode what it was refused with
 */
public record Seen(
    String service,
    String operation,
    Json.Obj input,
    int status,
    String requestId,
    Instant at,
    Optional<String> errorCode) {}
