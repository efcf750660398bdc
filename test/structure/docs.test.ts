import { describe, expect, it } from '@jest/globals';
import { scripts as ofTheSdk } from '../../clients/typescript/package.json';
import { scripts } from '../../package.json';
import { anchorsIn, deadReferences, exportsOf, tourIn } from './docs';
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
  it('exists', () => {
    expect(files).toContain(document);
  });

  it('names only paths, links, anchors and scripts that exist', () => {
    const text = files.includes(document) ? textOf(document) : '';
    expect(deadReferences(document, text, { files, scripts: scriptsFor(document) })).toEqual([]);
  });
});

describe('the guided tour in ARCHITECTURE.md', () => {
  const tour = tourIn(textOf('ARCHITECTURE.md'));

  it('leads through ten files, from the contract to the stack', () => {
    expect(new Set(tour.map(({ file }) => file)).size).toBe(10);
    expect([tour[0]?.file, tour.at(-1)?.file.split('/')[0]]).toEqual(['openapi.yaml', 'infra']);
  });

  it.each(tour)('names a file and names that it exports: $file, $names', ({ file, names }) => {
    expect(files).toContain(file);
    expect(exportsOf(textOf(file))).toEqual(expect.arrayContaining(names));
  });

  it.each(tour.filter(({ file }) => file.endsWith('.ts')))('names an export of each code file: $file', ({ names }) => {
    expect(names).not.toEqual([]);
  });
});

describe('docs/runbook.md', () => {
  const sections = new Map(
    textOf('docs/runbook.md')
      .split(/^### /m)
      .map((section) => [section.split('\n')[0], section]),
  );
  const alarms = filesIn('infra/stack/observability').map(textOf).join('');
  const named = new Set([...alarms.matchAll(/section: '([a-z0-9-]+)'/g)].map(([, name = '']) => name));

  it('is named by the alarms', () => {
    expect(named.size).toBeGreaterThan(10);
  });

  it.each([...named])('describes the alarm %s: its meaning, a check and an action', (name) => {
    const section = sections.get(name) ?? '';
    expect(['**Meaning.**', '**Check.**', '**Action.**'].filter((part) => !section.includes(part))).toEqual([]);
  });
});

describe('the length of README.md', () => {
  it('stays below 150 lines', () => {
    expect(textOf('README.md').trimEnd().split('\n').length).toBeLessThan(150);
  });
});

describe('the reader of documents', () => {
  const small = {
    files: ['src/lambda.ts', 'src/handlers/getUser.ts', 'openapi.yaml', 'docs/a.md'],
    scripts: ['start', 'generate'],
    anchorsOf: (file: string) => ({ 'docs/a.md': ['top'], 'README.md': ['names'] })[file] ?? [],
  };

  it.each([
    ['a dead path', 'See `src/utils/text.ts`.', 'src/utils/text.ts'],
    ['a dead folder', 'In `src/utils/`.', 'src/utils/'],
    ['a dead file of the root', 'In `swagger.yaml`.', 'swagger.yaml'],
    ['a dead pattern', 'In `src/http/<operationId>.ts`.', 'src/http/<operationId>.ts'],
    ['an incomplete name', 'In `src/lambda`.', 'src/lambda'],
    ['a dead script', 'Run `npm run deploy`.', 'npm run deploy'],
    ['a dead script in a block', '```\nnpm run deploy -- --all\n```', 'npm run deploy'],
    ['a lifecycle script that is not defined', 'Run `npm test`.', 'npm run test'],
    ['a dead link', 'See [the rules](docs/b.md#names).', 'docs/b.md#names'],
    ['a dead anchor', 'See [the rules](docs/a.md#bottom).', 'docs/a.md#bottom'],
    ['a dead anchor of the same document', 'See [the rules](#top).', '#top'],
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

  it('reads the anchors of headings, and none in code blocks', () => {
    expect(anchorsIn('# The first `npm start`\n\n```sh\n# no heading\n```\n## API1:2023 Don’t\n### table-throttled\n')).toEqual([
      'the-first-npm-start',
      'api12023-dont',
      'table-throttled',
    ]);
  });

  it('reads the rows of a tour', () => {
    expect(tourIn('| | file | what |\n| 1 | `openapi.yaml` | a |\n| 2 | `src/a.ts` → `a`, `b` | `c` |\n')).toEqual([
      { file: 'openapi.yaml', names: [] },
      { file: 'src/a.ts', names: ['a', 'b'] },
    ]);
  });

  it('reads exported names, and no others', () => {
    expect(exportsOf('export const a = 1;\nexport async function b() {}\nconst c = 1;\nexport interface D {}\n')).toEqual(['a', 'b', 'D']);
  });
});
