import { describe, expect, it } from '@jest/globals';
import { scripts as ofTheSdk } from '../../clients/typescript/package.json';
import { scripts } from '../../package.json';
import { deadReferences } from './docs';
import { filesIn, textOf } from './files';

const files = filesIn('.');
const scriptsFor = (document: string): string[] => Object.keys({ ...scripts, ...(document.startsWith('clients/typescript/') && ofTheSdk) });
const documents = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...['docs', 'clients'].flatMap(filesIn).filter((file) => file.endsWith('.md')),
];

describe.each(documents)('%s', (document) => {
  it('is there', () => {
    expect(files).toContain(document);
  });

  it('names no path, link or script that is not there', () => {
    const text = files.includes(document) ? textOf(document) : '';
    expect(deadReferences(document, text, { files, scripts: scriptsFor(document) })).toEqual([]);
  });
});

describe('the reader of documents', () => {
  const small = { files: ['src/lambda.ts', 'src/handlers/getUser.ts', 'openapi.yaml', 'docs/a.md'], scripts: ['start', 'generate'] };

  it.each([
    ['a dead path', 'See `src/utils/text.ts`.', 'src/utils/text.ts'],
    ['a dead folder', 'In `src/utils/`.', 'src/utils/'],
    ['a dead file of the root', 'In `swagger.yaml`.', 'swagger.yaml'],
    ['a dead pattern', 'In `src/http/<operationId>.ts`.', 'src/http/<operationId>.ts'],
    ['half a name', 'In `src/lambda`.', 'src/lambda'],
    ['a dead script', 'Run `npm run deploy`.', 'npm run deploy'],
    ['a dead script in a block', '```\nnpm run deploy -- --all\n```', 'npm run deploy'],
    ['a lifecycle script that is not defined', 'Run `npm test`.', 'npm run test'],
    ['a dead link', 'See [the rules](docs/b.md#names).', 'docs/b.md#names'],
  ])('finds %s', (_what, text, dead) => {
    expect(deadReferences('README.md', text, small)).toEqual([dead]);
  });

  it.each([
    'See `src/lambda.ts`, `src/handlers/`, `src/handlers/<operationId>.ts` and `openapi.yaml`.',
    'Run `npm run generate -- --check`, then `npm start`.',
    'The type is `application/problem+json`, the path `/users/{userId}`, the build `.build/main.cjs`.',
    'See [a](docs/a.md#top), [there](https://example.com/x.md) and [here](#names).',
  ])('finds nothing in: %s', (text) => {
    expect(deadReferences('README.md', text, small)).toEqual([]);
  });

  it('follows a link from the folder of its document', () => {
    expect(deadReferences('docs/b.md', '[a](a.md) [b](../openapi.yaml) [c](openapi.yaml)', small)).toEqual(['openapi.yaml']);
  });
});
