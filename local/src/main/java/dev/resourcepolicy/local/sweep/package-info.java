/** Sweeps over very many remembered targets, in virtual time. */
@NullMarked
package dev.resourcepolicy.local.sweep;

import org.jspecify.annotations.NullMarked;
