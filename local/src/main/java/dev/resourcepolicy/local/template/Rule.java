package dev.resourcepolicy.local.template;

import dev.resourcepolicy.json.Json;

/**
 * A rule of EventBridge that sends events to a function as they are.
 *
 * @param function the logical id of the function
 * @param bus the name of the bus whose events it sees
 */
public record Rule(String name, String function, String bus, Json.Obj pattern, boolean enabled) {}
