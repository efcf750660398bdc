import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isObject, type Json } from '../../infra/import-check/json';
import { dynamodbAccesses } from './dynamodb-accesses';
import { type Account, type Resolve } from './intrinsics';
import { logsAccess, performLogs } from './log-events';
import { parameterArn, tableArn } from './identifiers';
import { type Access, isAllowed, type Statement } from './policies';
import { resourcesOf, type Template } from './template';

/** The AWS endpoint of one function: DynamoDB and the SSM parameters of the template, as far as the function's role allows. */
export interface Endpoint {
  url: string;
  stop(): Promise<void>;
}

/** The services behind the endpoints of all functions. */
export interface Services {
  /** URL of the DynamoDB. */
  dynamodb: string;
  /** Values of SSM parameters by name. */
  settings: ReadonlyMap<string, string>;
  /** Names of the log groups of the template. */
  logGroups: ReadonlySet<string>;
  account: Account;
}

export interface Guard {
  functionName: string;
  statements: readonly Statement[];
  /** Called with a message for each rejected call. */
  onRejection: (message: string) => void;
  /** Called for each SSM parameter that the function reads. */
  onParameter: (name: string) => void;
  /** Called with each message that the function writes to a log group by itself. */
  onLogMessage: (message: string) => void;
  /** The log streams that the function has created. */
  streams: Set<string>;
}

interface Response {
  status: number;
  body: string;
  headers?: Record<string, string>;
}

export async function startEndpoint(services: Services, guard: Guard): Promise<Endpoint> {
  const server = createServer((request, response) => void respondTo(request, services, guard).then((result) => send(result, response)));
  await new Promise<void>((settle) => {
    server.listen(0, '127.0.0.1', settle);
  });
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    const closed = new Promise((settle) => server.close(settle));
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://127.0.0.1:${port}`, stop };
}

/** Returns the values of the template's SSM parameters by name. */
export const settingsIn = (template: Template, resolve: Resolve): Map<string, string> =>
  new Map(
    resourcesOf(template, 'AWS::SSM::Parameter').map(({ id, properties }) => [
      named(properties, id, resolve),
      valueOf(properties, id, resolve),
    ]),
  );

const named = ({ Name }: Json, id: string, resolve: Resolve): string => String(resolve(Name, id));
const valueOf = ({ Value }: Json, id: string, resolve: Resolve): string => String(resolve(Value, id));

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html */
async function respondTo(request: IncomingMessage, services: Services, guard: Guard): Promise<Response> {
  const body = await bodyOf(request);
  const target = String(request.headers['x-amz-target']);
  const [service, operation = ''] = target.split('.');
  const input: unknown = JSON.parse(body || '{}');
  if (!isObject(input)) return errorResponse('SerializationException', 'The body is not an object');
  if (service === 'DynamoDB_20120810') {
    const accesses = dynamodbAccesses(operation, input, (table) => tableArn(table, services.account));
    return denial(accesses, guard) ?? forwarded(services.dynamodb, target, body);
  }
  if (service === 'AmazonSSM' && operation === 'GetParameter') return parameterFor(String(input['Name']), services, guard);
  if (service === 'Logs_20140328') return logsFor(operation, input, services, guard);
  guard.onRejection(`${guard.functionName} calls ${target}, which the rehearsal does not support`);
  return errorResponse('UnknownOperationException', target);
}

function denial(accesses: readonly Access[], { functionName, statements, onRejection }: Guard): Response | undefined {
  const denied = accesses.find((access) => !isAllowed(statements, access));
  if (!denied) return undefined;
  const message = `${functionName} is not authorized to perform ${denied.action} on ${denied.resource}`;
  onRejection(message);
  return errorResponse('com.amazon.coral.service#AccessDeniedException', message);
}

/** @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html */
function parameterFor(Name: string, { settings, account }: Services, guard: Guard): Response {
  const ARN = parameterArn(Name, account);
  const denied = denial([{ action: 'ssm:GetParameter', resource: ARN }], guard);
  if (denied) return denied;
  const Value = settings.get(Name);
  if (Value !== undefined) {
    guard.onParameter(Name);
    return { status: 200, body: JSON.stringify({ Parameter: { Name, ARN, Value, Type: 'String', Version: 1 } }) };
  }
  guard.onRejection(`${guard.functionName} reads the parameter ${Name}, which the template does not contain`);
  return errorResponse('ParameterNotFound', Name);
}

function logsFor(operation: string, input: Json, { logGroups, account }: Services, guard: Guard): Response {
  const denied = denial([logsAccess(operation, input, account)], guard);
  if (denied) return denied;
  const result = performLogs(operation, input, { groups: logGroups, streams: guard.streams });
  if ('error' in result) {
    guard.onRejection(`${guard.functionName} receives ${result.error} for ${operation}`);
    return errorResponse(result.error, operation);
  }
  for (const message of result.messages) guard.onLogMessage(message);
  return { status: 200, body: '{}' };
}

async function forwarded(url: string, target: string, body: string): Promise<Response> {
  const headers = { ...signed, 'X-Amz-Target': target };
  const response = await fetch(url, { method: 'POST', headers, body });
  const checksum = response.headers.get('x-amz-crc32');
  return { status: response.status, body: await response.text(), ...(checksum !== null && { headers: { 'x-amz-crc32': checksum } }) };
}

const contentType = { 'Content-Type': 'application/x-amz-json-1.0' };

/** A DynamoDB outside AWS checks only the format of a signature. */
export const signed = {
  ...contentType,
  'X-Amz-Date': '20260101T000000Z',
  Authorization: 'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
};

const errorResponse = (type: string, message: string): Response => ({
  status: 400,
  body: JSON.stringify({ __type: type, message, Message: message }),
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

function send({ status, body, headers }: Response, response: ServerResponse): void {
  response.writeHead(status, { ...contentType, ...headers, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}
