/** Who may be let in, whatever a request asks for. */
@NullMarked
package dev.resourcepolicy.guard;

import org.jspecify.annotations.NullMarked;
