import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paste, type Program, run } from './local/program';

interface Example {
  command: string;
  printed: string;
}

// Values that differ in every run: ids, timestamps, ETags.
const varying = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d{2}-\d{2}T[0-9:.]+Z|\d+-\d{17}-[0-9a-f]{8}/g;

const examples: Example[] = [...readFileSync('README.md', 'utf8').matchAll(/```console\n([^]*?)```/g)].flatMap(([, block = '']) =>
  block
    .split(/^\$ /m)
    .slice(1)
    .map((example) => {
      const [command = '', ...printed] = example.trimEnd().split('\n');
      return { command, printed: printed.join('\n') };
    }),
);

describe('README.md', () => {
  let directory = '';
  let program: Program | undefined;
  let url = '';
  // The values in README.md, and the values of this run.
  const actual = new Map<string, string>();
  const withActual = (text: string) => text.replaceAll(varying, (value) => actual.get(value) ?? value);

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'readme-'));
    program = run(['--port', '0', '--data', directory], directory);
    await program.prints('Ctrl-C');
    url = /listens on (\S+)/.exec(program.out())?.[1] ?? '';
  });
  afterAll(async () => {
    program?.child.kill('SIGTERM');
    await program?.ended;
    rmSync(directory, { recursive: true });
  });

  it('contains examples', () => {
    expect(examples.length).toBeGreaterThan(9);
  });

  // Assignments such as TOKEN=…, with the values of this run: all examples run in one terminal.
  const variables: string[] = [];
  const inTerminal = (line: string): Promise<string> => paste([...variables, line].join('\n'));

  it.each(examples)('shows the exact output of: $command', async ({ command, printed }) => {
    const here = withActual(command)
      .replaceAll('http://127.0.0.1:3000', url)
      .replace(/npm run --silent token(?: --)?/, `npm run --silent token -- --data ${directory}`);
    const [, name] = /^([A-Z]+)=/.exec(here) ?? [];
    if (name !== undefined) variables.push(`${name}='${await inTerminal(`${here}; printf %s "$${name}"`)}'`);
    const output = name === undefined ? (await inTerminal(here)).trimEnd() : '';
    const values = output.match(varying) ?? [];
    for (const [i, value] of (printed.match(varying) ?? []).entries()) actual.set(value, values[i] ?? value);
    expect(output).toBe(withActual(printed));
  });
});
