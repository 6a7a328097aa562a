/**
 * Stories of stacks, strangers and mishaps, each drawn from a seed and told in virtual time over
 * the real functions and the stand-in, and what must hold in every one of them.
 */
@NullMarked
package dev.resourcepolicy.simulation;

import org.jspecify.annotations.NullMarked;
