/**
 * From the words of a request to what it wants: its settings, its target, and what has to be so
 * before.
 */
@NullMarked
package dev.resourcepolicy.intent;

import org.jspecify.annotations.NullMarked;
