/** The SDK's own share of what a function does. */
@NullMarked
package dev.resourcepolicy.bench.calls;

import org.jspecify.annotations.NullMarked;
