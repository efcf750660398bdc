import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../clients/swift/child';
import { cacheFolder } from '../clients/swift/find-swift';
import { installedPath, missingProgram } from './debian';
import { interrupted } from './interrupted';
import type { Options } from './options';

const python = { program: 'python3', debianPackage: 'python3-venv', probe: ['-c', 'import venv, ensurepip'] };

/**
 * Returns the folder of the virtual environment for a file of locked requirements. Each version of the file has its own environment.
 * @param name the name of the part
 */
export function environmentOf(name: string, requirements: string): string {
  const digest = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 8);
  return join(cacheFolder(process.env), `${name}-${digest}`);
}

/** Returns the path of a program in an environment. */
export const programOf = (environment: string, name: string): string => join(environment, 'bin', name);

/**
 * Creates a virtual environment with the locked packages unless it exists.
 * @returns why the environment could not be created; undefined on success
 */
export async function missingEnvironment(name: string, requirements: string, options: Options): Promise<string | undefined> {
  const folder = environmentOf(name, requirements);
  const complete = join(folder, 'complete');
  if (existsSync(complete)) return undefined;
  const missing = await missingProgram(python, options);
  if (missing !== undefined) return missing;
  rmSync(folder, { recursive: true, force: true });
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:', '--require-hashes'];
  const failure =
    (await failureOf(installedPath(python), ['-m', 'venv', folder])) ??
    (await failureOf(programOf(folder, 'python'), [...install, '-r', requirements]));
  if (failure === undefined) writeFileSync(complete, '');
  return failure && `pip could not install the packages of ${requirements}: ${failure}`;
}

async function failureOf(program: string, args: readonly string[]): Promise<string | undefined> {
  const { code, output } = await run({ program, args }, interrupted);
  return code === 0 ? undefined : output.trim();
}
