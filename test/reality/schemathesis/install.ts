import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from '../../clients/swift/child';
import { cacheFolder } from '../../clients/swift/find-swift';
import { installedPath, missingProgram } from '../debian';
import { interrupted } from '../interrupted';
import type { Options } from '../options';

const requirements = resolve('test/reality/schemathesis/requirements.txt');

const python = { program: 'python3', debianPackage: 'python3-venv', probe: ['-c', 'import venv, ensurepip'] };

/** Another lock gets another virtual environment. */
function environment(): string {
  const digest = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 8);
  return join(cacheFolder(process.env), `schemathesis-${digest}`);
}

/** The command-line program. */
export const program = (): string => join(environment(), 'bin', 'schemathesis');

/**
 * Makes a virtual environment with the locked packages, unless there is one.
 * @returns why there is none; undefined when there is one
 */
export async function missingSchemathesis(options: Options): Promise<string | undefined> {
  const folder = environment();
  const complete = join(folder, 'complete');
  if (existsSync(complete)) return undefined;
  const missing = await missingProgram(python, options);
  if (missing !== undefined) return missing;
  rmSync(folder, { recursive: true, force: true });
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:', '--require-hashes'];
  const failure =
    (await failureOf(installedPath(python), ['-m', 'venv', folder])) ??
    (await failureOf(join(folder, 'bin', 'python'), [...install, '-r', requirements]));
  if (failure === undefined) writeFileSync(complete, '');
  return failure && `pip could not install the packages of ${requirements}: ${failure}`;
}

async function failureOf(command: string, args: readonly string[]): Promise<string | undefined> {
  const { code, output } = await run({ program: command, args }, interrupted);
  return code === 0 ? undefined : output.trim();
}
