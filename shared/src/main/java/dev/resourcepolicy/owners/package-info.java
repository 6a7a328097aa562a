/** Who wants what of a target, and what is remembered of it. */
@NullMarked
package dev.resourcepolicy.owners;

import org.jspecify.annotations.NullMarked;
