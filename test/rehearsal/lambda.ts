import { type ChildProcess, fork } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { isObject, type Json, objectIn } from '../../infra/import-check/json';
import { lambdaContext, type LambdaFunction } from '../../src/local/gateway/invocation';
import type { Resolve } from './intrinsics';
import { knowOnly, objectAt, type Resource, type Synthesized, TemplateError, textAt } from './template';

/** The configuration of a function in the template. */
export interface FunctionConfiguration {
  id: string;
  name: string;
  roleArn: unknown;
  /** The module, without extension. */
  file: string;
  /** The name of the exported handler. */
  handler: string;
  /** In milliseconds. */
  timeout: number;
  memory: number;
  variables: Record<string, string>;
}

/** A function in a process of its own. */
export interface RunningFunction {
  invoke: LambdaFunction;
  stop(): Promise<void>;
}

const known =
  'Architectures Code Description Environment FunctionName Handler LoggingConfig MemorySize ReservedConcurrentExecutions Role Runtime Tags ' +
  'Timeout TracingConfig';

/** Reads the configuration of a function. @throws TemplateError for a function that the rehearsal cannot run */
export function readFunction(
  { id, properties }: Resource,
  { assets }: Pick<Synthesized, 'assets'>,
  resolve: Resolve,
): FunctionConfiguration {
  const resolved = objectAt(resolve(properties, id), id);
  knowOnly(resolved, known.split(' '), id);
  const key = textAt(objectIn(resolved, 'Code')['S3Key'], `${id}.Code.S3Key`);
  const folder = assets.get(key);
  if (folder === undefined) throw new TemplateError(`${id}.Code`, `there is no asset ${key}`);
  const [module = '', handler = ''] = textAt(resolved['Handler'], `${id}.Handler`).split('.');
  const { Timeout: seconds = 3, MemorySize: memory = 128 } = resolved;
  return {
    id,
    name: String(resolve({ Ref: id }, id)),
    roleArn: resolved['Role'],
    file: join(folder, module),
    handler,
    timeout: Number(seconds) * 1000,
    memory: Number(memory),
    variables: texts(objectIn(objectIn(resolved, 'Environment'), 'Variables')),
  };
}

const texts = (values: Json): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));

/** Returns the environment variables that Lambda sets. @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
export const runtimeVariables = ({ name, file, handler, memory }: FunctionConfiguration, region: string): Record<string, string> => ({
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_ACCESS_KEY_ID: 'rehearsal',
  AWS_SECRET_ACCESS_KEY: 'rehearsal',
  AWS_SESSION_TOKEN: 'rehearsal',
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memory),
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
  AWS_LAMBDA_LOG_STREAM_NAME: 'rehearsal',
  LAMBDA_TASK_ROOT: dirname(file),
  _HANDLER: `${basename(file)}.${handler}`,
  TZ: ':UTC',
});

/** The options that Lambda starts Node.js with, regardless of the memory of the function. */
const lambdaOptions = ['--expose-gc', '--max-http-header-size=81920'];

/** Starts a function in a process with these environment variables only. */
export async function startFunction(configuration: FunctionConfiguration, variables: Record<string, string>): Promise<RunningFunction> {
  const { file, handler, name, timeout } = configuration;
  const child = fork(join(__dirname, 'lambda-process.cjs'), [file, handler], {
    env: variables,
    execArgv: [...lambdaOptions, '--disallow-code-generation-from-strings'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const ended = new Promise<void>((settle) => child.once('exit', () => settle()));
  const invocations = waiting(child);
  await Promise.race([new Promise((settle) => child.once('message', settle)), ended]);
  const invoke: LambdaFunction = (event, { awsRequestId }) => {
    const { getRemainingTimeInMillis: _, ...context } = lambdaContext(name, timeout);
    return invocations.answerTo(awsRequestId, { event, context: { ...context, awsRequestId }, timeout }, timeout);
  };
  const stop = async () => {
    child.kill();
    await ended;
  };
  return { invoke, stop };
}

/** Pending invocations of a process. */
function waiting(child: ChildProcess) {
  const pending = new Map<unknown, (message: Json) => void>();
  child.on('message', (message) => isObject(message) && pending.get(message['id'])?.(message));
  child.on('exit', () => {
    for (const settle of pending.values()) settle({ error: 'The process has ended' });
  });
  const answerTo = async (id: string, request: object, timeout: number): Promise<unknown> => {
    const answer = await new Promise<Json>((settle) => {
      const late = setTimeout(settle, timeout, { error: `Task timed out after ${timeout} ms` });
      pending.set(id, (message) => {
        clearTimeout(late);
        settle(message);
      });
      if (!child.connected || !child.send({ id, ...request })) settle({ error: 'The function cannot be reached' });
    });
    pending.delete(id);
    if ('error' in answer) throw new Error(String(answer['error']));
    return answer['result'];
  };
  return { answerTo };
}
