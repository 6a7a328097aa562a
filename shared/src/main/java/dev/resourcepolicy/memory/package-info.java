/**
 * What is remembered of every owner at every target, so that it outlives the event that said it.
 */
@NullMarked
package dev.resourcepolicy.memory;

import org.jspecify.annotations.NullMarked;
