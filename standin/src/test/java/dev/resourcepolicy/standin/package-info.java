/**
 * What the stand-in does, and how that is known: each test of a service's behaviour is tagged
 * {@code documented} (AWS documentation or service model), {@code observed} (probes by somebody:
 * ACK is aws-controllers-k8s/dynamodb-controller's api-quirks, moto is its tests that also pass
 * against AWS, Terraform is its provider's acceptance tests) or {@code assumed}.
 */
@NullMarked
package dev.resourcepolicy.standin;

import org.jspecify.annotations.NullMarked;
