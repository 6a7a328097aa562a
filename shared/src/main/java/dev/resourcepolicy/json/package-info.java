/** JSON as a value, read strictly and written on one line. */
@NullMarked
package dev.resourcepolicy.json;

import org.jspecify.annotations.NullMarked;
