import { join } from 'node:path';
import { type Consumer, success } from './consumer';
import type { Servers } from './servers';

/** One command of the suite. */
export interface Step {
  what: string;
  words: readonly string[];
  env?: Record<string, string>;
  /** Returns what is wrong although the command ended with exit code 0. */
  fault?: (output: string) => string | undefined;
}

/** The folders of a run. */
export interface Folders {
  /** The project. */
  repository: string;
  /** Used by every run, so that a run compiles only what has changed. */
  persistent: string;
  /** Used by this run only. */
  temporary: string;
}

// swift-format 6.0 resolves paths incorrectly from another working directory.
const lint = (find: string, options: string): string => `cd "$0" && find ${find} -exec swift format lint ${options} {} +`;

const handWritten = "Sources Tests examples ../../Package.swift -name '*.swift' ! -path '*/Generated/*' ! -path '*/.build/*'";
const generated = "Sources/*/Generated -name '*.swift'";

const strict = ['-Xswiftc', '-warnings-as-errors'];

/** The suite whose tests need nginx. */
const nginxTests = 'NginxTests';

export function sdkSteps(
  { repository, persistent }: Folders,
  { guarded, redirects, vectors }: Servers,
  filter: string | undefined,
): Step[] {
  const where = [
    '--package-path',
    repository,
    '--scratch-path',
    join(persistent, 'build'),
    '--cache-path',
    join(persistent, 'cache'),
    ...strict,
  ];
  const only = [...(filter === undefined ? [] : ['--filter', filter]), ...(guarded.nginx === undefined ? ['--skip', nginxTests] : [])];
  return [
    { what: 'Building the SDK', words: ['swift', 'build', ...where] },
    {
      what: 'Testing the SDK',
      words: ['swift', 'test', ...where, ...only],
      env: {
        USER_PROFILES_PROXY: guarded.proxy,
        USER_PROFILES_TOKEN: guarded.freshToken,
        USER_PROFILES_EXPIRED_TOKEN: guarded.expiredToken,
        USER_PROFILES_PERSON: guarded.user,
        USER_PROFILES_PERSON_TOKEN: guarded.userToken,
        USER_PROFILES_REDIRECTS: redirects,
        USER_PROFILES_VECTORS: vectors,
        ...(guarded.nginx !== undefined && { USER_PROFILES_NGINX: guarded.nginx }),
      },
      fault: (output) => (testsIn(output) > 0 ? undefined : 'No test ran. Check the name in --filter.'),
    },
  ];
}

export function formatSteps({ repository }: Folders): Step[] {
  const folder = join(repository, 'clients/swift');
  return [
    {
      what: 'Checking the code style of the hand-written code',
      words: ['sh', '-c', lint(handWritten, '--strict --configuration .swift-format'), folder],
    },
    {
      what: 'Checking the code style of the generated code',
      words: ['sh', '-c', lint(generated, ''), folder],
      fault: styleFault,
    },
  ];
}

/** Returns the first finding of swift-format, except for line breaks and line lengths, which the generator does not control. */
export const styleFault = (output: string): string | undefined =>
  output.split('\n').find((line) => /: (warning|error): /.test(line) && !/\[(AddLines|RemoveLine|LineLength)\]/.test(line));

/** @param folder the folder of the package. */
export const adversarialStep = (folder: string): Step => ({
  what: 'Building the SDK of the adversarial contract',
  words: ['swift', 'build', '--package-path', folder, ...strict],
});

/**
 * Returns the steps that use the package from another package. They reuse no cache, because the version of the repository never changes
 * but its content does.
 * @param api the URL of the API.
 */
export function consumerSteps({ temporary }: Folders, consumer: Consumer, api: string): Step[] {
  const own = ['--cache-path', join(temporary, 'cache'), '--security-path', join(temporary, 'security')];
  return [
    { what: 'Publishing the package', words: consumer.publish, env: consumer.env },
    {
      what: "Using the SDK with the repository's URL",
      words: ['swift', 'run', '--package-path', consumer.package, ...own],
      env: { ...consumer.env, USER_PROFILES_API: api },
      fault: (output) => (output.includes(success) ? undefined : 'The consumer did not print that it has created a user.'),
    },
  ];
}

/** Returns how many tests ran according to the output of `swift test`, with XCTest and with Swift Testing. */
export function testsIn(output: string): number {
  const counts = [...output.matchAll(/(?:Executed|Test run with) (\d+) tests?/g)].map(([, count]) => Number(count));
  return counts.reduce((sum, count) => sum + count, 0);
}
