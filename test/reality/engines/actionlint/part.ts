import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from '../../../clients/swift/child';
import { go, missingGo } from '../../go';
import { interrupted } from '../../interrupted';
import type { Part } from '../../part';

const workflows = resolve('.github/workflows');

/** A checker of GitHub workflows: the syntax, the expressions, and the inputs of actions and of called workflows. */
export const actionlint: Part = {
  name: 'engines/actionlint',
  missing: missingGo,
  checks: async (folder) => [
    {
      what: 'the workflows have no findings',
      prove: async () => {
        const files = readdirSync(workflows).map((file) => join(workflows, file));
        const { code, output } = await lint(files);
        if (code !== 0) throw new Error(output);
        return `${files.length} workflows`;
      },
    },
    {
      what: 'a job that needs a missing job is found',
      prove: async () => {
        const file = join(folder, 'release.yml');
        writeFileSync(file, readFileSync(join(workflows, 'release.yml'), 'utf8').replace('needs: staging', 'needs: nothing'));
        const { code, output } = await lint([file]);
        if (code === 0 || !output.includes('"nothing"')) throw new Error(`actionlint does not find the error:\n${output}`);
        return '';
      },
    },
  ],
};

/** Without shellcheck and pyflakes, whose presence depends on the machine. */
const lint = (files: readonly string[]) =>
  run(
    go('-C', resolve('test/reality/engines/actionlint'), 'tool', 'actionlint', '-no-color', '-shellcheck=', '-pyflakes=', ...files),
    interrupted,
  );
