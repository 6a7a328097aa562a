/** The resource policies of private certificate authorities. */
@NullMarked
package dev.resourcepolicy.acmpca;

import org.jspecify.annotations.NullMarked;
