/** A function that applies DynamoDB policies, with Powertools for AWS Lambda. */
@NullMarked
package dev.resourcepolicy.bench.powertools;

import org.jspecify.annotations.NullMarked;
