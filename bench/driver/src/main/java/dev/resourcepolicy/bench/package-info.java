/** How fast the functions are, beside what else their users could take. */
@NullMarked
package dev.resourcepolicy.bench;

import org.jspecify.annotations.NullMarked;
