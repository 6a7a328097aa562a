/**
 * The five services on a laptop, as {@code AWS_ENDPOINT_URL} sees them: state, tokens, delays and
 * errors as documented or observed, on an injected clock, with faults on demand. Never part of a
 * function's package.
 */
@NullMarked
package dev.resourcepolicy.standin;

import org.jspecify.annotations.NullMarked;
