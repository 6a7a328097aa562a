/**
 * The functions on a laptop: invoked over the stand-in, served, and the difference of two
 * documents.
 */
@NullMarked
package dev.resourcepolicy.local;

import org.jspecify.annotations.NullMarked;
