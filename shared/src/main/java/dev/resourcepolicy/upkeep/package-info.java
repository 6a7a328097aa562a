/**
 * Keeping policies as they are desired between two requests: checks, repairs, sweeps, and who is
 * told.
 */
@NullMarked
package dev.resourcepolicy.upkeep;

import org.jspecify.annotations.NullMarked;
