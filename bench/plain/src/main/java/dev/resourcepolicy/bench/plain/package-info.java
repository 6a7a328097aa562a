/** A function that applies DynamoDB policies, as one would write it without this project. */
@NullMarked
package dev.resourcepolicy.bench.plain;

import org.jspecify.annotations.NullMarked;
