/**
 * The memory as a table of DynamoDB, the bus as EventBridge's, and the environment that names both.
 */
@NullMarked
package dev.resourcepolicy.aws;

import org.jspecify.annotations.NullMarked;
