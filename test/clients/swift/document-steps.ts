import { join } from 'node:path';
import { blocksOf } from '../blocks';
import { writeReadmePackage } from './readme';
import { writeReleasedPackage } from './released';
import type { Servers } from './servers';
import type { Folders, Step } from './steps';

const strict = ['-Xswiftc', '-warnings-as-errors'];

/** Returns the steps that run the examples of the documents and the example program, and compile the programs of each release. */
export function documentSteps({ repository, persistent, temporary }: Folders, { api, mock, guarded }: Servers): Step[] {
  const examples = join(temporary, 'examples');
  const released = join(temporary, 'released');
  const prints = writeReadmePackage(repository, examples);
  writeReleasedPackage(repository, released);
  const own = (folder: string, name: string) => ['--package-path', folder, '--scratch-path', join(persistent, `build-${name}`)];
  return [
    {
      what: 'Running the examples of the documents',
      words: ['swift', 'run', ...own(examples, 'examples'), ...strict],
      env: {
        USER_PROFILES_API: api,
        USER_PROFILES_MOCK: mock,
        USER_PROFILES_TOKEN: guarded.promotedToken,
        USER_PROFILES_PERSON_TOKEN: guarded.userToken,
      },
      fault: (output) => missing(output, prints),
    },
    {
      what: 'Running the tour',
      words: ['swift', 'run', ...own(join(repository, 'clients/swift/examples'), 'tour'), ...strict, 'Tour', api],
      fault: (output) => missing(output, consoleOf(repository, 'Tour')),
    },
    {
      what: 'Running the profile screen',
      words: ['swift', 'run', ...own(join(repository, 'clients/swift/examples'), 'tour'), ...strict, 'ProfileScreen', api],
      env: { TOKEN: guarded.newUserToken },
      fault: (output) => missing(output, consoleOf(repository, 'ProfileScreen')),
    },
    // Warnings are no errors here: a use of a deprecated name must still compile.
    { what: 'Building the programs of each release', words: ['swift', 'build', ...own(released, 'released')] },
  ];
}

/**
 * Returns the output of an example program according to the README.
 * @param name the last word of its command.
 */
function consoleOf(repository: string, name: string): string {
  const blocks = blocksOf(join(repository, 'clients/swift/README.md'), 'console').map(({ text }) => text.trimEnd().split('\n'));
  const [, ...output] = blocks.find(([command = '']) => command.endsWith(` ${name}`)) ?? [];
  if (output.length === 0) throw new Error(`clients/swift/README.md has no console block for the command ${name}.`);
  return output.join('\n');
}

/** Returns the first line that is missing, or out of order, in the output. */
function missing(output: string, prints: string): string | undefined {
  let from = 0;
  for (const line of prints.split('\n')) {
    const at = output.indexOf(`${line}\n`, from);
    if (at < 0) return `It did not print a line of the document: ${line}`;
    from = at + line.length;
  }
  return undefined;
}
