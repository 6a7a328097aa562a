/** What the SDK's calls take of the processor, seen from within a function's process. */
@NullMarked
package dev.resourcepolicy.bench.probe;

import org.jspecify.annotations.NullMarked;
