/** Lambda's way in: from the raw event to the answer. */
@NullMarked
package dev.resourcepolicy.lambda;

import org.jspecify.annotations.NullMarked;
