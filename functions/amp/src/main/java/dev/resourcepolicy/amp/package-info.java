/** The resource policies of Amazon Managed Service for Prometheus workspaces. */
@NullMarked
package dev.resourcepolicy.amp;

import org.jspecify.annotations.NullMarked;
