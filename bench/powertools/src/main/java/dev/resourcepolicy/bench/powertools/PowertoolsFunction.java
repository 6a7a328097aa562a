package dev.resourcepolicy.bench.powertools;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import dev.resourcepolicy.bench.plain.TablePolicies;
import software.amazon.lambda.powertools.cloudformation.AbstractCustomResourceHandler;
import software.amazon.lambda.powertools.cloudformation.Response;

/** Makes the plain function's calls, and leaves the answer to Powertools. */
public final class PowertoolsFunction extends AbstractCustomResourceHandler {
  private final TablePolicies policies = new TablePolicies();

  @Override
  protected Response create(CloudFormationCustomResourceEvent event, Context context) {
    return Response.success(policies.create(event));
  }

  @Override
  protected Response update(CloudFormationCustomResourceEvent event, Context context) {
    return Response.success(policies.update(event));
  }

  @Override
  protected Response delete(CloudFormationCustomResourceEvent event, Context context) {
    return Response.success(policies.delete(event));
  }
}
