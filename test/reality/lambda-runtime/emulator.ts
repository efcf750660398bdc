import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from '../../clients/swift/child';
import { cacheFolder } from '../../clients/swift/find-swift';
import { go, missingGo } from '../go';
import { interrupted } from '../interrupted';
import { freePort, waitForPort } from '../server';
import { type ExecutionEnvironment, jsonLines, runtimeCommand, startRuntime } from './execution-environment';

const module = resolve('test/reality/lambda-runtime/emulator');
const emulator = join(cacheFolder(process.env), 'go', 'aws-lambda-rie');
const source = 'github.com/aws/aws-lambda-runtime-interface-emulator/cmd/aws-lambda-rie';

/** Builds AWS's runtime interface emulator. @returns what is missing; undefined on success */
export async function missingEmulator(): Promise<string | undefined> {
  const missing = await missingGo();
  if (missing !== undefined) return missing;
  const command = go('build', '-o', emulator, source);
  const { code, output } = await run({ ...command, cwd: module, env: { ...command.env, CGO_ENABLED: '0' } }, interrupted);
  return code === 0 ? undefined : `Go could not build AWS's runtime interface emulator: ${output.trim()}`;
}

/** Writes a program that writes the id of its process and then becomes the runtime client. */
function writeBootstrap(file: string, pidFile: string): void {
  const words = runtimeCommand().map((word) => `'${word}'`);
  writeFileSync(file, `#!/bin/sh\necho $$ > '${pidFile}'\nexec ${words.join(' ')}\n`, { mode: 0o755 });
}

/** Starts AWS's runtime client with a function on AWS's runtime interface emulator. The process is frozen between the invocations. */
export async function startOnEmulator(folder: string, env: Record<string, string>): Promise<ExecutionEnvironment> {
  const [port, apiPort] = [await freePort(), await freePort()];
  const [bootstrap, pidFile] = [join(folder, `bootstrap-${port}`), join(folder, `pid-${port}`)];
  writeBootstrap(bootstrap, pidFile);
  const options = ['--log-level', 'error', '--runtime-interface-emulator-address', `127.0.0.1:${port}`];
  const command = [emulator, ...options, '--runtime-api-address', `127.0.0.1:${apiPort}`, bootstrap];
  // The clock of the emulator is not moved, so the end of an invocation must be far away.
  const variables = { ...env, AWS_LAMBDA_FUNCTION_TIMEOUT: String(24 * 3600) };
  const { pass, output } = startRuntime(folder, command, variables);
  await waitForPort(port);
  let pid: number | undefined;
  const signal = (name: NodeJS.Signals) => void (pid !== undefined && process.kill(pid, name));
  const invoke = async (event: object): Promise<unknown> => {
    signal('SIGCONT');
    const url = `http://127.0.0.1:${port}/2015-03-31/functions/function/invocations`;
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(event) });
    pid ??= Number(readFileSync(pidFile, 'utf8'));
    signal('SIGSTOP');
    if (!response.ok) throw new Error(`The emulator responded with ${response.status}:\n${output()}`);
    return response.json();
  };
  return { invoke, pass, lines: () => jsonLines(output()) };
}
