// What the AWS SDK imports and, with the configuration of src/dynamodb/client.ts, never calls.
const unreachable = (name) => () => {
  throw new Error(`a bundle has no ${name}`);
};

// The client is given credentials, and every setting that it would look for in the environment and in files.
export const defaultProvider = unreachable('chain of credential providers');
export const loadConfig = () => async () => unreachable('loader of settings')();
export const getInstanceMetadataRegion = unreachable('metadata of an instance');

// It is given the endpoint. The cache for endpoints that DynamoDB might name is made, and then not asked.
export const defaultEndpointResolver = unreachable('rules for endpoints');
export const resolveParamsForS3 = unreachable('rules for buckets');
export class EndpointCache {
  getEndpoint = unreachable('discovery of endpoints');
  get = this.getEndpoint;
  has = this.getEndpoint;
  set = this.getEndpoint;
}

// It is given the protocol. The codec of the other one is made, and then not asked.
export const AwsJson1_0Protocol = unreachable('protocol of schemas');
export class DynamoDBJsonCodec2 {
  createSerializer = unreachable('codec of schemas');
  createDeserializer = this.createSerializer;
}

// It retries in the standard way, and Node.js has node:crypto.
export const AdaptiveRetryStrategy = unreachable('adaptive retries');
export const Sha256Js = unreachable('hash in JavaScript');
