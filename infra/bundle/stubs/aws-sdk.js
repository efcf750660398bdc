// Modules that the AWS SDK imports and, with the options of src/dynamodb/client/client.ts, never calls.
const unreachable = (name) => () => {
  throw new Error(`a bundle has no ${name}`);
};

// The client has fixed credentials, a fixed endpoint and every setting that the SDK would look for in the environment and in files. The SDK
// creates the cache of endpoints and does not use it.
export const defaultProvider = unreachable('chain of credential providers');
export const defaultEndpointResolver = unreachable('rules for endpoints');
export class EndpointCache {
  getEndpoint = unreachable('discovery of endpoints');
  get = this.getEndpoint;
  has = this.getEndpoint;
  set = this.getEndpoint;
}
export const loadConfig = () => async () => unreachable('loader of settings')();

// The client has a fixed user agent.
export const createDefaultUserAgentProvider = unreachable('name of the SDK');
export const defaultUserAgent = createDefaultUserAgentProvider;
export const crtAvailability = undefined;

// The client has a protocol. The SDK creates the codec of its own protocol and does not call it.
export const AwsJson1_0Protocol = unreachable('protocol of schemas');
export class DynamoDBJsonCodec2 {
  createSerializer = unreachable('codec of schemas');
  createDeserializer = this.createSerializer;
}

// The SDK calls this filter for each command, although its default logger writes nothing.
export const schemaLogFilter = () => undefined;
