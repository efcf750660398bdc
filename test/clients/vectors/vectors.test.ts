import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { derivedFiles } from './derive/derive';
import { readVectors, resolved, type Step, type Vector } from './vector';

const sets = readVectors();
const all = sets.flatMap(({ vectors }) => vectors);
const languages = ['typescript', 'swift'];

/** The members by which a runner recognizes a step. */
const kinds = [
  'call',
  'request',
  'respond',
  'tokenRequest',
  'provide',
  'pass',
  'cancel',
  'reset',
  'pause',
  'repeat',
  'result',
  'error',
  'events',
  'convert',
];

describe('derived/', () => {
  const folder = join(__dirname, 'derived');
  const derived = derivedFiles();

  it('has one file for each operation; otherwise run npm run vectors', () => {
    expect(existsSync(folder) ? readdirSync(folder).toSorted() : []).toEqual([...derived.keys()].toSorted());
  });

  it('follows from openapi.yaml; otherwise run npm run vectors', () => {
    expect([...derived].filter(([name, content]) => readFileSync(join(folder, name), 'utf8') !== content).map(([name]) => name)).toEqual(
      [],
    );
  });
});

describe('the vectors', () => {
  it.each(languages)('are at least 600 for %s', (language) => {
    expect(all.filter(({ except }) => except?.[language] === undefined).length).toBeGreaterThanOrEqual(600);
  });

  it('that an SDK cannot express have a reason, and are at most three for a language', () => {
    const exceptions = all.flatMap(({ except = {} }) => Object.entries(except));
    expect(exceptions.filter(([language, reason]) => !languages.includes(language) || reason.length < 40)).toEqual([]);
    for (const language of languages) expect(exceptions.filter(([name]) => name === language).length).toBeLessThanOrEqual(3);
  });

  it.each(sets)('of $file have names of their own', ({ vectors }) => {
    const names = vectors.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
  });

  it.each(sets)('of $file end each call that they begin, and have only known steps', ({ vectors }) => {
    expect(vectors.filter((vector) => faultOf(vector) !== undefined).map((vector) => [vector.name, faultOf(vector)])).toEqual([]);
  });
});

/** Returns what is wrong with a vector. */
function faultOf({ steps, name }: Vector): string | undefined {
  const unknown = flat(steps).find((step) => kinds.filter((kind) => kind in step).length !== 1);
  if (unknown) return `The step ${JSON.stringify(unknown)} has no kind, or several.`;
  const calls = flat(steps).filter((step) => 'call' in step).length;
  const endings = flat(steps).filter((step) => 'result' in step || 'error' in step).length;
  if (endings < calls) return 'A call has no expected end.';
  return name.trim() === '' ? 'It has no name.' : undefined;
}

/** Returns the steps with those that are repeated. A request step with a response is one step. */
const flat = (steps: readonly Step[]): Step[] => steps.flatMap((step) => ('repeat' in step ? [step, ...flat(step.steps)] : [step]));

describe('README.md', () => {
  it('names only vectors that exist', () => {
    const text = readFileSync(join(__dirname, 'README.md'), 'utf8');
    const named = [...text.matchAll(/“([^”]+)”/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !all.some((vector) => vector.name === name))).toEqual([]);
  });
});

describe('resolved', () => {
  const definitions = { a: { x: 1, y: { $use: 'b' } }, b: [2] };

  it.each([
    ['a definition', { $use: 'a' }, { x: 1, y: [2] }],
    ['a definition with other members', { $use: 'a', x: 3, z: { $use: 'b' } }, { x: 3, y: [2], z: [2] }],
    ['a definition that is no object', [{ $use: 'b' }], [[2]]],
    ['a value without a definition', { x: null }, { x: null }],
  ])('inserts %s', (_, value, expected) => {
    expect(resolved(value, definitions)).toEqual(expected);
  });

  it('fails for a definition that does not exist', () => {
    expect(() => resolved({ $use: 'c' }, definitions)).toThrow('There is no definition "c".');
  });
});
