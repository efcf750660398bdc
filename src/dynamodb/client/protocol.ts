import {
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  ResourceInUseException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import { textOf, type ByteStream } from '../../stream-text';

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

/** The errors that this project tells apart. */
const known = {
  ConditionalCheckFailedException,
  ResourceInUseException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
};

/** The member that an answer must have. Every UpdateItem of this project asks for the attributes. */
const expectedMembers = new Map([
  ['Query', 'Items'],
  ['BatchGetItem', 'Responses'],
  ['UpdateItem', 'Attributes'],
]);

/**
 * DynamoDB's protocol (Amazon DynamoDB Developer Guide, "DynamoDB low-level API") without the schemas of the SDK's own: attribute values
 * are on the wire as the SDK has them, but for binary ones, which no item here has, and times in descriptions of tables stay numbers.
 * The SDK takes another protocol by its configuration; its own has 32 kB and takes 3 ms of a cold start.
 */
export class DynamodbJson {
  readonly getRequestType = notAsked;
  readonly getResponseType = notAsked;
  readonly getPayloadCodec = notAsked;

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
    const output = objectIn<Output & Json>(await textOf(body));
    const requestId = headers['x-amzn-requestid'];
    const $metadata = { httpStatusCode: statusCode, ...(requestId !== undefined && { requestId }) };
    if (statusCode >= 300) throw errorOf(output, headers, $metadata);
    const expected = expectedMembers.get(nameOf(operation));
    if (output === undefined || (expected !== undefined && !(expected in output))) throw brokenAnswer($metadata);
    return Object.assign(output, { $metadata });
  }
}

const nameOf = (operation: object): string => ('name' in operation ? String(operation.name) : '');

/** Every answer of DynamoDB is a JSON object. An empty body, a page of a proxy or half an answer is none. */
function objectIn<T extends object>(text: string): T | undefined {
  try {
    const value: T | null = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Something else than DynamoDB has answered, or an answer was damaged on its way. The SDK repeats a call that fails with `$retryable`. */
function brokenAnswer($metadata: Metadata): Error {
  const message = 'The answer is not an answer of DynamoDB';
  const error = new DynamoDBServiceException({ name: 'BrokenAnswer', message, $fault: 'server', $metadata });
  return Object.assign(error, { $retryable: {} });
}

/** Only the SDK's own protocols ask each other. */
function notAsked(): never {
  throw new Error('this protocol has no types and no codec');
}

function errorOf(json: Json | undefined, headers: Response['headers'], $metadata: Metadata & { httpStatusCode: number }): Error {
  const { __type: type, message, Message: orMessage, ...members } = json ?? {};
  const shapeId = textIn(type) ?? headers['x-amzn-errortype'];
  if (shapeId === undefined) return brokenAnswer($metadata);
  const name = nameIn(shapeId);
  const options = { ...members, message: textIn(message) ?? textIn(orMessage) ?? name, $metadata };
  const Known = Object.entries(known).find(([each]) => each === name)?.[1];
  if (Known) return new Known(options);
  return new DynamoDBServiceException({ ...options, name, $fault: $metadata.httpStatusCode < 500 ? 'client' : 'server' });
}

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A shape's id, as in com.amazonaws.dynamodb.v20120810#ThrottlingException; what follows a colon is a URL. */
const nameIn = (shapeId: string): string => shapeId.replaceAll(/^[^#]*#|:.*$/g, '');
