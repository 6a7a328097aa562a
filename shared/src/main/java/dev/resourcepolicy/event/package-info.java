/** What an invocation asks for, as it arrived. */
@NullMarked
package dev.resourcepolicy.event;

import org.jspecify.annotations.NullMarked;
