import { join } from 'node:path';
import { blocksOf } from '../blocks';
import { writeReadmePackage } from './readme';
import { writeReleasedPackage } from './released';
import type { Servers } from './servers';
import type { Folders, Step } from './steps';

const strict = ['-Xswiftc', '-warnings-as-errors'];

/**
 * What users read and have written: the examples of the documents, the tour, and what was written against each release.
 */
export function documentSteps({ repository, kept, fresh }: Folders, { api, mock, guarded }: Servers): Step[] {
  const examples = join(fresh, 'examples');
  const released = join(fresh, 'released');
  const prints = writeReadmePackage(repository, examples);
  writeReleasedPackage(repository, released);
  const own = (folder: string, name: string) => ['--package-path', folder, '--scratch-path', join(kept, `build-${name}`)];
  return [
    {
      what: 'Running the examples of the documents',
      words: ['swift', 'run', ...own(examples, 'examples'), ...strict],
      env: { USER_PROFILES_API: api, USER_PROFILES_MOCK: mock, USER_PROFILES_TOKEN: guarded.freshToken },
      fault: (output) => missing(output, prints),
    },
    {
      what: 'Running the tour',
      words: ['swift', 'run', ...own(join(repository, 'clients/swift/examples'), 'tour'), ...strict, 'Tour', api],
      fault: (output) => missing(output, tourOf(repository)),
    },
    // What is deprecated compiles with a warning.
    { what: 'Building what was written against each release', words: ['swift', 'build', ...own(released, 'released')] },
  ];
}

/** What the README says that the tour prints. */
const tourOf = (repository: string): string =>
  blocksOf(join(repository, 'clients/swift/README.md'), 'console')
    .map(({ text }) => text.split('\n').slice(1).join('\n').trimEnd())
    .join('\n');

/** The first line that was not printed where it should have been. */
function missing(output: string, prints: string): string | undefined {
  let from = 0;
  for (const line of prints.split('\n')) {
    const at = output.indexOf(`${line}\n`, from);
    if (at < 0) return `It did not print as the document says: ${line}`;
    from = at + line.length;
  }
  return undefined;
}
