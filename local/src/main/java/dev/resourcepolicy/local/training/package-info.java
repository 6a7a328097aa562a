/** Training: makes the AOT cache of a function's AOT package, by a run over its sample events. */
@NullMarked
package dev.resourcepolicy.local.training;

import org.jspecify.annotations.NullMarked;
