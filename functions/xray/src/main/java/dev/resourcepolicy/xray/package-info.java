/** The resource policies of X-Ray, by name. */
@NullMarked
package dev.resourcepolicy.xray;

import org.jspecify.annotations.NullMarked;
