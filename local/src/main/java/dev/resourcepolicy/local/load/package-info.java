/** Load: many invocations at once, in virtual time. */
@NullMarked
package dev.resourcepolicy.local.load;

import org.jspecify.annotations.NullMarked;
