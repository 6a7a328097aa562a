package dev.resourcepolicy.upkeep;

import dev.resourcepolicy.memory.Memory;
import java.time.Duration;

/**
 * What keeps policies as they are desired between two requests.
 *
 * @param repairBudget how many repairs of one target there may be in {@code repairPeriod}; after
 *     that, somebody fights for it, and the function does not
 * @param checksPerSecond how fast a sweep goes at the most
 */
public record Upkeep(Memory memory, int repairBudget, Duration repairPeriod, int checksPerSecond) {}
