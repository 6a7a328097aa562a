/**
 * Resource policies: the document, what it means, how it changes, and the service that holds it.
 */
@NullMarked
package dev.resourcepolicy.policy;

import org.jspecify.annotations.NullMarked;
