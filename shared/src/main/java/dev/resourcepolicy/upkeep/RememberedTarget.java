package dev.resourcepolicy.upkeep;

/**
 * A target of which something is remembered.
 *
 * @param sortKey of its last entry, after which those of the next target come
 */
record RememberedTarget(String id, String sortKey) {}
