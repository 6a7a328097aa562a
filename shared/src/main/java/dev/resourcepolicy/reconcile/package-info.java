/** Bringing what is observed to what is desired: the plan, the one loop, and the time it takes. */
@NullMarked
package dev.resourcepolicy.reconcile;

import org.jspecify.annotations.NullMarked;
