// What the AWS SDK imports and, with the configuration of src/dynamodb/client/client.ts, never calls.
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
export const partitionsInfo = undefined;

// It is given the protocol. The codec of the other one is made, and then not asked.
export const AwsJson1_0Protocol = unreachable('protocol of schemas');
export class DynamoDBJsonCodec2 {
  createSerializer = unreachable('codec of schemas');
  createDeserializer = this.createSerializer;
}

// Its logger is the one that does nothing, and yet is told of each call.
export const schemaLogFilter = () => undefined;

// It is given how it names itself to DynamoDB.
export const createDefaultUserAgentProvider = unreachable('name of the SDK');
export const defaultUserAgent = createDefaultUserAgentProvider;
export const crtAvailability = undefined;

// It signs requests, and no events.
export class HeaderFormatter {
  format = unreachable('headers of events');
}

// It retries in the standard way, and Node.js has node:crypto.
export const AdaptiveRetryStrategy = unreachable('adaptive retries');
export const Sha256Js = unreachable('hash in JavaScript');
