// Makes the call of an AwsCustomResource with the SDK and does nothing else, so that its share of the
// handler's work can be subtracted. Takes the same events, and keeps its client between them.
const SERVICES = {
  ACMPCA: () => {
    const { ACMPCAClient, PutPolicyCommand } = require('@aws-sdk/client-acm-pca');
    return [new ACMPCAClient(), PutPolicyCommand];
  },
  DynamoDB: () => {
    const { DynamoDBClient, PutResourcePolicyCommand } = require('@aws-sdk/client-dynamodb');
    return [new DynamoDBClient(), PutResourcePolicyCommand];
  },
  SSM: () => {
    const { SSMClient, PutResourcePolicyCommand } = require('@aws-sdk/client-ssm');
    return [new SSMClient(), PutResourcePolicyCommand];
  },
  XRay: () => {
    const { XRayClient, PutResourcePolicyCommand } = require('@aws-sdk/client-xray');
    return [new XRayClient(), PutResourcePolicyCommand];
  },
  amp: () => {
    const { AmpClient, PutResourcePolicyCommand } = require('@aws-sdk/client-amp');
    return [new AmpClient(), PutResourcePolicyCommand];
  },
};

const loaded = new Map();

exports.handler = async (event) => {
  const { service, parameters } = JSON.parse(event.ResourceProperties.Create);
  if (!loaded.has(service)) {
    loaded.set(service, SERVICES[service]());
  }
  const [client, Command] = loaded.get(service);
  await client.send(new Command(parameters));
};
