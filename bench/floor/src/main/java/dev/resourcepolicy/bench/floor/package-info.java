/** The least that a function in Java can take. */
@NullMarked
package dev.resourcepolicy.bench.floor;

import org.jspecify.annotations.NullMarked;
