import { describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { resolve } from 'node:path';
import { runInNewContext } from 'node:vm';

const source = `
  import * as imported from 'user-profiles-client';
  const required = require('user-profiles-client');
  export { imported, required };
`;

/** Bundles a program that imports and requires the SDK. Inside its own folder, the package resolves by its name. */
async function bundle(conditions: string[]) {
  const { metafile, outputFiles } = await build({
    stdin: { contents: source, resolveDir: resolve('clients/typescript') },
    bundle: true,
    format: 'iife',
    globalName: 'copies',
    conditions,
    metafile: true,
    write: false,
  });
  const folders = new Set(Object.keys(metafile.inputs).map((file) => /dist\/(\w+)/.exec(file)?.[1]));
  folders.delete(undefined);
  return {
    folders: [...folders].toSorted((one = '', other = '') => one.localeCompare(other)),
    program: `${outputFiles[0]?.text ?? ''}; copies`,
  };
}

/** Returns both copies, and the error of a call of each. */
async function errorsIn(program: string) {
  const copies = runInNewContext(program, { setTimeout, clearTimeout, AbortController });
  const transport = async () => ({ status: 404, headers: {}, text: async () => '{"code":"user-not-found"}' });
  const errorOf = (sdk: typeof copies.imported) =>
    sdk
      .createClient({ baseUrl: 'https://api.example.com', transport })
      .getUser({ userId: '1' })
      .catch((error: unknown) => error);
  return { ...copies, errors: [await errorOf(copies.imported), await errorOf(copies.required)] };
}

describe('a bundle that contains the SDK as ES modules and as CommonJS', () => {
  it('recognizes the errors of each copy with isProblem and instanceof of the other copy', async () => {
    const { folders, program } = await bundle([]);
    expect(folders).toEqual(['cjs', 'esm']);
    const { imported, required, errors } = await errorsIn(program);
    expect(imported.ClientError).not.toBe(required.ClientError);
    for (const error of errors) {
      for (const sdk of [imported, required]) {
        expect([sdk.isProblem(error), sdk.isProblem(error, 'getUser'), sdk.isProblem(error, 'deleteUser')]).toEqual([true, true, false]);
        expect(error instanceof sdk.ClientError).toBe(true);
      }
    }
  });

  it('recognizes no other value as an error of the SDK', async () => {
    const { imported, required } = await errorsIn((await bundle([])).program);
    for (const other of [new Error('x'), { kind: 'problem' }, null, undefined, 'text', 1, Object.create(null)]) {
      expect([other instanceof imported.ClientError, required.isProblem(other)]).toEqual([false, false]);
    }
  });

  it('contains one copy of the SDK under the condition react-native', async () => {
    expect((await bundle(['react-native'])).folders).toEqual(['esm']);
  });
});
