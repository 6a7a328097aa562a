/** Which servers are believed to be who they say they are. */
@NullMarked
package dev.resourcepolicy.tls;

import org.jspecify.annotations.NullMarked;
