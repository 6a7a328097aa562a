/** The contract with CloudFormation: one answer, always, in time. */
@NullMarked
package dev.resourcepolicy.cloudformation;

import org.jspecify.annotations.NullMarked;
