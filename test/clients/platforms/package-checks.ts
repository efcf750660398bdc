import { transformSync } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './checks';
import { runNode } from './command';
import { installed } from './install';
import type { SdkPackage } from './package';

/** Checks of the contents and the types of the package. */
export const packageChecks = (sdk: SdkPackage): Check[] => [
  { what: 'the package contains the compiled files and the required documents, and nothing else', prove: async () => contents(sdk.files) },
  { what: 'the package uses no feature that Hermes or older phones lack', prove: async () => constructs(sdk) },
  { what: 'publint --strict finds no problem', prove: () => publint(sdk.tarball) },
  { what: 'Are the Types Wrong finds no problem in any module resolution', prove: () => areTheTypesWrong(sdk) },
];

/** The entries of the package besides the main one. Module resolutions that do not read `exports` find them as folders. */
const entries = ['fixtures/package.json', 'tanstack-query/package.json'];
const documents = ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'];
const compiled = /^dist\/(esm|cjs)\/([\w-]+\/)*[\w-]+(\.js|\.d\.ts)$|^dist\/(esm|cjs)\/package\.json$/;
const test = /(^|[/.])(test|spec|__tests__)[/.]/;

function contents(files: readonly string[]): string {
  const required = [...documents, ...entries];
  const missing = required.filter((file) => !files.includes(file)).map((file) => `${file} is missing`);
  const others = files.filter((file) => !required.includes(file) && (!compiled.test(file) || test.test(file)));
  const wrong = [...missing, ...others.map((file) => `${file} must not be in the package`)];
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return `${files.length} files`;
}

const forbidden: Record<string, RegExp> = {
  'an async generator': /\basync\s+function\s*\*|\basync\s*\*/,
  'for await': /\bfor\s+await\b/,
  URLSearchParams: /\bURLSearchParams\b/,
  'crypto.randomUUID': /\brandomUUID\b/,
  'AbortSignal.any or .timeout': /\bAbortSignal\s*\.\s*(any|timeout)\b/,
  DOMException: /\bDOMException\b/,
  structuredClone: /\bstructuredClone\b/,
  'Array.prototype.at': /\.at\(/,
  'Array.prototype.toSorted': /\.toSorted\(/,
  'Object.hasOwn': /\bObject\.hasOwn\b/,
};

function constructs({ files, installed: folder }: SdkPackage): string {
  const programs = files.filter((file) => file.endsWith('.js'));
  const found = programs.flatMap((file) => {
    // Comments may name the features: remove them.
    const { code } = transformSync(readFileSync(join(folder, file), 'utf8'), { target: 'esnext', legalComments: 'none' });
    return Object.entries(forbidden)
      .filter(([, pattern]) => pattern.test(code))
      .map(([what]) => `${file} uses ${what}`);
  });
  if (found.length > 0) throw new Error(found.join('\n'));
  return `${programs.length} programs`;
}

async function publint(tarball: string): Promise<string> {
  const said = await runNode([installed('publint/src/cli.js'), 'run', tarball, '--strict'], '.');
  // publint also exits with 0 when it has suggestions.
  if (!said.includes('All good!')) throw new Error(said);
  return '';
}

async function areTheTypesWrong({ tarball, app }: SdkPackage): Promise<string> {
  const args = ['--format', 'ascii', '--no-emoji', '--no-color', '--no-definitely-typed'];
  await runNode([installed('@arethetypeswrong/cli/dist/index.js'), tarball, ...args], app);
  return '';
}
