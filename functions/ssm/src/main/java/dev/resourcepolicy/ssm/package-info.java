/** The resource policies of Systems Manager parameters and the OpsItemGroup. */
@NullMarked
package dev.resourcepolicy.ssm;

import org.jspecify.annotations.NullMarked;
