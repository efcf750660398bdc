import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { serve } from '../server';
import { type ExecutionEnvironment, jsonLines, type Runtime, runtimeCommand, startRuntime } from './execution-environment';

/** An execution environment whose Runtime API is a server of this process. */
export interface LoopEnvironment extends ExecutionEnvironment {
  readonly runtime: Runtime;
  /** @param tracingHeader X-Ray's header of the invocation; undefined: none */
  invoke(event: object, tracingHeader?: string): Promise<unknown>;
}

const prefix = '/2018-06-01/runtime/';

/** Milliseconds until the end of an invocation. */
const timeout = 10_000;

/**
 * Starts AWS's runtime client with a function on a Runtime API that freezes the process while it waits for the next invocation, as Lambda
 * does. Source: AWS Lambda Developer Guide, "Using the Lambda runtime API for custom runtimes".
 * @throws Error with what the function reports when it cannot start
 */
export async function startOnLoop(folder: string, env: Record<string, string>): Promise<LoopEnvironment> {
  let next: ServerResponse | undefined;
  let waiting: { settle(next: void): void; fail(error: Error): void } | undefined;
  let response: unknown;
  const nextRequest = () => new Promise<void>((settle, fail) => (waiting = { settle, fail }));
  const started = nextRequest();

  async function receive(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const path = request.url?.replace(prefix, '') ?? '';
    if (path === 'invocation/next') {
      next = answer;
      freeze();
      return waiting?.settle();
    }
    const body = await text(request);
    answer.writeHead(202, { 'content-type': 'application/json' }).end('{"status":"OK"}');
    if (path.endsWith('/error')) waiting?.fail(new Error(body));
    else response = JSON.parse(body);
  }

  const origin = await serve((request, answer) => void receive(request, answer));
  const variables = { ...env, AWS_LAMBDA_RUNTIME_API: origin.replace('http://', '') };
  const runtime = startRuntime(folder, runtimeCommand(), variables);
  const signal = (name: NodeJS.Signals) => void runtime.child.kill(name);
  const freeze = () => signal('SIGSTOP');
  const ended = once(runtime.child, 'exit').then((): never => {
    throw new Error(`The runtime client ended:\n${runtime.output()}`);
  });
  ended.catch(() => {});

  await Promise.race([started, ended]);

  async function invoke(event: object, tracingHeader?: string): Promise<unknown> {
    const frozen = nextRequest();
    signal('SIGCONT');
    next?.writeHead(200, headersOf(runtime.now() + timeout, tracingHeader)).end(JSON.stringify(event));
    await Promise.race([frozen, ended]);
    return response;
  }

  return { runtime, invoke, pass: runtime.pass, lines: () => jsonLines(runtime.output()) };
}

const headersOf = (deadline: number, tracingHeader: string | undefined): Record<string, string> => ({
  'Content-Type': 'application/json',
  'Lambda-Runtime-Aws-Request-Id': randomUUID(),
  'Lambda-Runtime-Deadline-Ms': String(deadline),
  'Lambda-Runtime-Invoked-Function-Arn': 'arn:aws:lambda:us-east-1:123456789012:function:getUser',
  ...(tracingHeader !== undefined && { 'Lambda-Runtime-Trace-Id': tracingHeader }),
});
