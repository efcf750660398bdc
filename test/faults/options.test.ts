import { describe, expect, it } from '@jest/globals';
import { kinds } from './kinds';
import { help, readOptions } from './options';
import { roundsOf } from './schedule';

const now = Date.UTC(2026, 10, 28);

describe('the options of npm run test:faults', () => {
  it('are by default one pass over all kinds, against the product', () => {
    expect(readOptions([], now)).toMatchObject({ passes: 1, minutes: undefined, only: [], subject: 'product', keepGoing: false });
  });

  it('imply --keep-going for --against naive', () => {
    expect(readOptions(['--against', 'naive'], now)).toMatchObject({ subject: 'naive', keepGoing: true });
  });

  it.each([
    [['--rounds', '0'], '--rounds is "0"; it must be at least 1'],
    [['--seed', 'x'], '--seed is "x"; it must be a whole number from 0 to 999999999'],
    [['--only', 'fire'], '--only is "fire"; it must be one of late, '],
    [['--against', 'nothing'], '--against is "nothing"; it must be naive or product'],
    [['--rounds', '2', '--minutes', '1'], '--rounds and --minutes cannot be combined'],
  ])('reject %j', (args, message) => {
    expect(() => readOptions(args, now)).toThrow(message);
  });

  it('are documented by a help text that contains every kind', () => {
    expect(readOptions(['--help'], now)).toBe('help');
    for (const kind of kinds) expect(help).toContain(kind);
  });
});

describe('the rounds of a run', () => {
  const rounds = (passes: number, seed: number, only: Parameters<typeof roundsOf>[0]['only'] = []) => [
    ...roundsOf({ passes, minutes: undefined, seed, only }),
  ];

  it('contain one round of each kind per pass, each with its own seed', () => {
    const all = rounds(2, 100);
    expect(all.map(({ kind }) => kind)).toEqual([...kinds, ...kinds]);
    expect(new Set(all.map(({ seed }) => seed)).size).toBe(2 * kinds.length);
  });

  it('begin with the given seed, so that the printed command repeats the round', () => {
    for (const { kind, seed } of rounds(3, 100)) expect(rounds(1, seed, [kind])).toEqual([{ kind, seed }]);
  });
});
