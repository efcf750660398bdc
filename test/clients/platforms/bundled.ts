import { build } from 'esbuild';
import { gzipSync } from 'node:zlib';

/**
 * Bundles and minifies a module, as an app would ship it.
 * @param folder where its imports are resolved
 */
export async function bundled(contents: string, folder: string): Promise<string> {
  const stdin = { contents, resolveDir: folder };
  const { outputFiles } = await build({ stdin, bundle: true, minify: true, format: 'esm', write: false, logLevel: 'silent' });
  return outputFiles[0]?.text ?? '';
}

/** Returns the paths of the files that a module bundles. */
export async function filesIn(contents: string, folder: string): Promise<string[]> {
  const { metafile } = await build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  return Object.keys(metafile.inputs);
}

/** Returns the size of a text after gzip -9, in bytes. */
export const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length;
