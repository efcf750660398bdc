import { deepStrictEqual } from 'node:assert';
import { cpSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Check } from '../../clients/platforms/checks';
import { run } from '../../clients/platforms/command';
import { patternsOf, verdicts } from '../../contract/patterns';
import type { Part } from '../part';

interface Engine {
  readonly language: string;
  readonly program: string;
  readonly version: string;
  /** How to install the program. */
  readonly source: string;
  readonly args: readonly string[];
}

const engines: readonly Engine[] = [
  { language: 'Go (RE2)', program: 'go', version: 'version', source: 'https://go.dev/dl', args: ['run', 'match.go'] },
  { language: 'Java', program: 'java', version: '--version', source: 'apt-get install openjdk-17-jdk-headless', args: ['Match.java'] },
  { language: 'Python', program: 'python3', version: '--version', source: 'apt-get install python3', args: ['match.py'] },
  {
    language: 'Rust (regex)',
    program: 'cargo',
    version: '--version',
    source: 'https://rustup.rs',
    args: ['run', '--quiet', '--locked', '--manifest-path', 'rust/Cargo.toml', '--'],
  },
];

const patternsFile = 'patterns.txt';
const textsFile = 'texts.txt';

/** Checks the patterns of the contract in the regular expression engines that generated clients use. Each engine is a part. */
export const patternParts: readonly Part[] = engines.map((engine) => ({
  name: `patterns/${engine.program}`,
  missing: async () => ((await isThere(engine)) ? undefined : `${engine.program} is missing: ${engine.source}`),
  checks: async (folder) => {
    cpSync(resolve('test/reality/patterns/engines'), folder, { recursive: true });
    writeFileSync(join(folder, patternsFile), hexLines(Object.values(patternsOf())));
    writeFileSync(join(folder, textsFile), hexLines(texts()));
    return [checkOf(engine, folder)];
  },
}));

async function isThere({ program, version }: Engine): Promise<boolean> {
  return run(program, [version], '.').then(
    () => true,
    () => false,
  );
}

const checkOf = ({ language, program, args }: Engine, folder: string): Check => ({
  what: `${language} matches every pattern of the contract as JavaScript does`,
  prove: async () => {
    const output = await run(program, [...args, patternsFile, textsFile], folder);
    const lines = output.trimEnd().split('\n');
    const wanted = Object.entries(patternsOf()).map(([place, pattern]) => `${place}: ${verdictsOfJavaScript(pattern)}`);
    deepStrictEqual(
      Object.keys(patternsOf()).map((place, index) => `${place}: ${lines[index]}`),
      wanted,
    );
    return `${wanted.length} patterns, ${texts().length} texts`;
  },
});

/** The texts of the table, and long texts, because some engines recurse. */
const texts = (): string[] => [
  ...Object.values(verdicts).flatMap(({ accepted, rejected }) => [...accepted, ...rejected]),
  `https://example.com/${'%41'.repeat(676)}`,
  `${'a'.repeat(120)}@${'b.'.repeat(60)}com`,
  'é'.repeat(1000),
  '1-'.repeat(42),
];

const verdictsOfJavaScript = (pattern: string): string => {
  const rule = new RegExp(pattern);
  return texts()
    .map((text) => (rule.test(text) ? '1' : '0'))
    .join('');
};

const hexLines = (lines: readonly string[]): string => lines.map((line) => Buffer.from(line).toString('hex')).join('\n');
