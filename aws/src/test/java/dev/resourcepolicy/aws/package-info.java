/** The memory against the real DynamoDB Local, the bus against what EventBridge may answer. */
@NullMarked
package dev.resourcepolicy.aws;

import org.jspecify.annotations.NullMarked;
