/** Soak: many invocations of one packaged function in one process, one after the other. */
@NullMarked
package dev.resourcepolicy.local.soak;

import org.jspecify.annotations.NullMarked;
