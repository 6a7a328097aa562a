/** The resource policies of DynamoDB tables and streams. */
@NullMarked
package dev.resourcepolicy.dynamodb;

import org.jspecify.annotations.NullMarked;
