import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paste, type Program, run } from './local/program';

interface Example {
  command: string;
  printed: string;
}

// What is another at every run: ids, times, ETags.
const passing = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d{2}-\d{2}T[0-9:.]+Z|"\d+-[0-9a-z]+-[0-9a-f]{8}"/g;

const examples: Example[] = [...readFileSync('README.md', 'utf8').matchAll(/```console\n([^]*?)```/g)].flatMap(([, block = '']) =>
  block
    .split(/^\$ /m)
    .slice(1)
    .map((example) => {
      const [command = '', ...printed] = example.trimEnd().split('\n');
      return { command, printed: printed.join('\n') };
    }),
);

describe('README', () => {
  let directory = '';
  let program: Program | undefined;
  let url = '';
  // What stands in README, and what came at this run in its place.
  const came = new Map<string, string>();
  const asCame = (text: string) => text.replaceAll(passing, (value) => came.get(value) ?? value);

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

  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(8);
  });

  it.each(examples)('shows exactly what is printed by: $command', async ({ command, printed }) => {
    const here = asCame(command).replaceAll('http://127.0.0.1:3000', url).replace('npm run --silent token -- ', `$&--data ${directory} `);
    const output = (await paste(here)).trimEnd();
    const values = output.match(passing) ?? [];
    for (const [i, value] of (printed.match(passing) ?? []).entries()) came.set(value, values[i] ?? value);
    expect(output).toBe(asCame(printed));
  });
});
