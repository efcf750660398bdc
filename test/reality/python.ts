import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
 * Creates a virtual environment with the locked packages unless it exists. Packages without a wheel are named by `--no-binary` in the file,
 * and are built with the locked packages of `build-requirements.txt` beside it.
 * @returns why the environment could not be created; undefined on success
 */
export async function missingEnvironment(name: string, requirements: string, options: Options): Promise<string | undefined> {
  const folder = environmentOf(name, requirements);
  const complete = join(folder, 'complete');
  if (existsSync(complete)) return undefined;
  const missing = await missingProgram(python, options);
  if (missing !== undefined) return missing;
  rmSync(folder, { recursive: true, force: true });
  const failure =
    (await failureOf(installedPath(python), ['-m', 'venv', folder])) ??
    (await failureOf(programOf(folder, 'python'), installation(join(dirname(requirements), 'build-requirements.txt')))) ??
    (await failureOf(programOf(folder, 'python'), installation(requirements)));
  if (failure === undefined) writeFileSync(complete, '');
  return failure && `pip could not install the packages of ${requirements}: ${failure}`;
}

/** Returns the arguments of Python that install a file of locked requirements; those of a command without effect when there is no file. */
function installation(requirements: string): readonly string[] {
  if (!existsSync(requirements)) return ['-c', ''];
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--require-hashes'];
  return [...install, '--only-binary', ':all:', '--no-build-isolation', '-r', requirements];
}

async function failureOf(program: string, args: readonly string[]): Promise<string | undefined> {
  const { code, output } = await run({ program, args }, interrupted);
  return code === 0 ? undefined : output.trim();
}
