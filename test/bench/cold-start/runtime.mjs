// A test double of the runtime nodejs24.x: node runtime.mjs, with _HANDLER, LAMBDA_TASK_ROOT and AWS_LAMBDA_RUNTIME_API in the environment.
// AWS Lambda Developer Guide, "Using the Lambda runtime API for custom runtimes". The client of Lambda is native; this one is a socket. Like
// github.com/aws/aws-lambda-nodejs-runtime-interface-client it loads node:http, and not by import, which would load all lazy properties.
// It sends the times in milliseconds and the memory in bytes to the parent process.
import { handlerIn } from '../../handler-in.mjs';

const { connect } = process.getBuiltinModule('node:net');
const { join } = process.getBuiltinModule('node:path');
const { performance } = process.getBuiltinModule('node:perf_hooks');

process.getBuiltinModule('node:http');

const { _HANDLER: handlerName, LAMBDA_TASK_ROOT: root, AWS_LAMBDA_RUNTIME_API: address } = process.env;
const [host, port] = address.split(':');
const socket = connect({ host, port: Number(port), noDelay: true });
const prefix = '/2018-06-01/runtime';
let received = '';
let heard = () => {};

socket.setEncoding('latin1').on('data', (text) => {
  received += text;
  const head = received.indexOf('\r\n\r\n');
  if (head < 0) return;
  const headers = Object.fromEntries(
    received
      .slice(0, head)
      .split('\r\n')
      .slice(1)
      .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const size = Number(headers['content-length'] ?? 0);
  if (received.length < head + 4 + size) return;
  const body = Buffer.from(received.slice(head + 4, head + 4 + size), 'latin1').toString('utf8');
  received = '';
  heard({ headers, body });
});

function ask(method, path, body = '', more = '') {
  socket.write(
    `${method} ${prefix}${path} HTTP/1.1\r\nHost: ${address}\r\n${more}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  return new Promise((settle) => {
    heard = settle;
  });
}

async function invocation(handler) {
  const { headers, body } = await ask('GET', '/invocation/next');
  const began = performance.now();
  const id = headers['lambda-runtime-aws-request-id'];
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  Object.assign(process.env, { _X_AMZN_TRACE_ID: headers['lambda-runtime-trace-id'] });
  const context = {
    awsRequestId: id,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
  try {
    const answer = JSON.stringify(await handler(JSON.parse(body), context));
    const handedIn = ask('POST', `/invocation/${id}/response`, answer);
    const ended = performance.now();
    await handedIn;
    return { began, ended };
  } catch (error) {
    await ask('POST', `/invocation/${id}/error`, JSON.stringify(described(error)), `Lambda-Runtime-Function-Error-Type: ${error.name}\r\n`);
    throw error;
  }
}

const described = ({ name, message, stack = '' }) => ({ errorType: name, errorMessage: message, stackTrace: stack.split('\n') });

async function main() {
  const [file, name] = handlerName.split('.');
  const began = performance.now();
  let handler;
  try {
    handler = await handlerIn(join(root, file), name);
  } catch (error) {
    await ask('POST', '/init/error', JSON.stringify(described(error)), `Lambda-Runtime-Function-Error-Type: ${error.name}\r\n`);
    throw error;
  }
  const loaded = performance.now();
  const first = await invocation(handler);
  const rss = process.memoryUsage.rss();
  const second = await invocation(handler);
  process.send({
    init: loaded - began,
    first: first.ended - loaded,
    total: first.ended - began,
    second: second.ended - second.began,
    rss,
  });
  await ask('GET', '/invocation/next');
}

// The parent process has all results.
process.once('SIGTERM', () => process.exit());
socket.on('error', () => process.exit());
socket.once('connect', () => void main());
