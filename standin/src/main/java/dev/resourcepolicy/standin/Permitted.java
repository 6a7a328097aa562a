package dev.resourcepolicy.standin;

/** What a role was let do, and its policy was needed for. */
public record Permitted(String role, String action, String resource) {}
