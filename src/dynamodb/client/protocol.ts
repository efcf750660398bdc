import {
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  ResourceInUseException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import { type ByteStream, responseText } from '../../aws/response-text';

interface Request {
  method: string;
  protocol: string;
  hostname: string;
  port: number | undefined;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: string;
}

interface Response {
  statusCode: number;
  headers: Record<string, string | undefined>;
  body: ByteStream;
}

type Metadata = DynamoDBServiceException['$metadata'];
type Json = Record<string, unknown>;
type Endpoint = Pick<Request, 'protocol' | 'hostname' | 'path'> & { port?: number | undefined };

/** The errors that this project distinguishes by their class. */
const errorClasses = {
  ConditionalCheckFailedException,
  ResourceInUseException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
};

/** The member that a response must have. Every UpdateItem of this project requests the attributes. */
const expectedMembers = new Map([
  ['Query', 'Items'],
  ['BatchGetItem', 'Responses'],
  ['UpdateItem', 'Attributes'],
]);

/**
 * DynamoDB's JSON protocol (Amazon DynamoDB Developer Guide, "DynamoDB low-level API"), passed to the SDK by its option `protocol`. It does
 * without the SDK's schemas, which take 32 kB of each bundle and 3 ms of a cold start: the SDK's attribute values are those of the
 * protocol, except for binary ones, which this project does not store. Times in table descriptions remain numbers.
 */
export class DynamodbJson {
  readonly getRequestType = unsupported;
  readonly getResponseType = unsupported;
  readonly getPayloadCodec = unsupported;

  getShapeId(): string {
    return 'aws.protocols#awsJson1_0';
  }

  setSerdeContext(): void {}

  updateServiceEndpoint(request: Request): Request {
    return request;
  }

  async serializeRequest(operation: object, input: object, context: { endpoint(): Promise<Endpoint> }): Promise<Request> {
    const { protocol, hostname, port, path } = await context.endpoint();
    const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `DynamoDB_20120810.${nameOf(operation)}` };
    return { method: 'POST', protocol, hostname, port, path, query: {}, headers, body: JSON.stringify(input) };
  }

  async deserializeResponse<Output extends { $metadata: Metadata }>(operation: object, _: object, response: Response): Promise<Output> {
    const { statusCode, headers, body } = response;
    const output = objectIn(await responseText(body));
    const requestId = headers['x-amzn-requestid'];
    const $metadata = { httpStatusCode: statusCode, ...(requestId !== undefined && { requestId }) };
    if (statusCode >= 300) throw errorOf(output, headers, $metadata);
    if (!isOutput<Output>(output, expectedMembers.get(nameOf(operation)))) throw invalidResponse($metadata);
    return Object.assign(output, { $metadata });
  }
}

const nameOf = (operation: object): string => ('name' in operation ? String(operation.name) : '');

/** Returns the JSON object of a response. Undefined for an empty body, a proxy's error page or a truncated response. */
function objectIn(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The protocol promises that the members of a response are those of the operation's output. */
const isOutput = <Output>(output: Json | undefined, member: string | undefined): output is Json & Output =>
  output !== undefined && (member === undefined || member in output);

/** The response is not from DynamoDB, or it was damaged in transit. The SDK retries a call whose error has `$retryable`. */
function invalidResponse($metadata: Metadata): Error {
  const message = 'The response is not a response of DynamoDB';
  const error = new DynamoDBServiceException({ name: 'InvalidResponse', message, $fault: 'server', $metadata });
  return Object.assign(error, { $retryable: {} });
}

/** The SDK's own protocols call these methods of each other; the client does not. */
function unsupported(): never {
  throw new Error('This protocol has no types and no codec');
}

function errorOf(json: Json | undefined, headers: Response['headers'], $metadata: Metadata & { httpStatusCode: number }): Error {
  const { __type: type, message, Message: orMessage, ...members } = json ?? {};
  const shapeId = textIn(type) ?? headers['x-amzn-errortype'];
  if (shapeId === undefined) return invalidResponse($metadata);
  const name = nameIn(shapeId);
  const options = { ...members, message: textIn(message) ?? textIn(orMessage) ?? name, $metadata };
  const ErrorClass = Object.entries(errorClasses).find(([each]) => each === name)?.[1];
  if (ErrorClass) return new ErrorClass(options);
  return new DynamoDBServiceException({ ...options, name, $fault: $metadata.httpStatusCode < 500 ? 'client' : 'server' });
}

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Returns the name in a shape id such as com.amazonaws.dynamodb.v20120810#ThrottlingException. A URL may follow, after a colon. */
const nameIn = (shapeId: string): string => shapeId.replaceAll(/^[^#]*#|:.*$/g, '');
