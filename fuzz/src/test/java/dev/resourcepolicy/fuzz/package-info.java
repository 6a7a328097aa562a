/**
 * Properties that hold for whatever somebody sends. {@code ./mvnw verify} tries the inputs that are
 * kept, {@code local/fuzz} looks for others.
 */
@NullMarked
package dev.resourcepolicy.fuzz;

import org.jspecify.annotations.NullMarked;
