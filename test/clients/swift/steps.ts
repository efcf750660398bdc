import { join } from 'node:path';
import { type Consumer, success } from './consumer';
import type { Servers } from './servers';

/** One command of the run. */
export interface Step {
  what: string;
  words: readonly string[];
  env?: Record<string, string>;
  /** What is wrong although it ended with 0. */
  fault?: (output: string) => string | undefined;
}

/** Folders of a run. */
export interface Folders {
  /** The project. */
  repository: string;
  /** Kept from run to run, so that only what has changed is compiled. */
  kept: string;
  /** Of this run alone. */
  fresh: string;
}

// From another working directory swift-format 6.0 reads paths wrongly.
const lint = (find: string, options: string): string => `cd "$0" && find ${find} -exec swift format lint ${options} {} +`;

const writtenByHand = "Sources Tests examples ../../Package.swift -name '*.swift' ! -path '*/Generated/*' ! -path '*/.build/*'";
const generated = "Sources/*/Generated -name '*.swift'";

const strict = ['-Xswiftc', '-warnings-as-errors'];

/** The tests that need nginx. */
const nginxTests = 'NginxTests';

export function sdkSteps({ repository, kept }: Folders, { guarded, redirects }: Servers, filter: string | undefined): Step[] {
  const where = ['--package-path', repository, '--scratch-path', join(kept, 'build'), '--cache-path', join(kept, 'cache'), ...strict];
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
        USER_PROFILES_PERSON: guarded.person,
        USER_PROFILES_PERSON_TOKEN: guarded.personToken,
        USER_PROFILES_REDIRECTS: redirects,
        ...(guarded.nginx !== undefined && { USER_PROFILES_NGINX: guarded.nginx }),
      },
      fault: (output) => (testsIn(output) > 0 ? undefined : 'No test was run.'),
    },
  ];
}

export function formSteps({ repository }: Folders): Step[] {
  const folder = join(repository, 'clients/swift');
  return [
    {
      what: 'Checking the form of what is written by hand',
      words: ['sh', '-c', lint(writtenByHand, '--strict --configuration .swift-format'), folder],
    },
    {
      what: 'Checking the form of what is generated',
      words: ['sh', '-c', lint(generated, ''), folder],
      fault: badForm,
    },
  ];
}

/** The first finding of swift-format that is not about where lines break: what is generated does not measure its lines. */
export const badForm = (output: string): string | undefined =>
  output.split('\n').find((line) => /: (warning|error): /.test(line) && !/\[(AddLines|RemoveLine|LineLength)\]/.test(line));

/** @param folder of the package */
export const adversarialStep = (folder: string): Step => ({
  what: 'Building the SDK of a contract that is as nasty as can be',
  words: ['swift', 'build', '--package-path', folder, ...strict],
});

/**
 * Nothing is kept: the version of the repository is always the same, its content is not.
 * @param api the URL of the API
 */
export function consumerSteps({ fresh }: Folders, consumer: Consumer, api: string): Step[] {
  const own = ['--cache-path', join(fresh, 'cache'), '--security-path', join(fresh, 'security')];
  return [
    { what: 'Publishing the package', words: consumer.publish, env: consumer.env },
    {
      what: "Using the SDK by the repository's URL",
      words: ['swift', 'run', '--package-path', consumer.package, ...own],
      env: { ...consumer.env, USER_PROFILES_API: api },
      fault: (output) => (output.includes(success) ? undefined : 'The consumer did not say that it has created a user.'),
    },
  ];
}

/** How many tests `swift test` says that it ran, with XCTest and with Swift Testing. */
export function testsIn(output: string): number {
  const counts = [...output.matchAll(/(?:Executed|Test run with) (\d+) tests?/g)].map(([, count]) => Number(count));
  return counts.reduce((sum, count) => sum + count, 0);
}
