import { transformSync } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './checks';
import { runNode } from './command';
import { installed } from './install';
import type { SdkPackage } from './package';

/** What the package consists of. */
export const packageChecks = (sdk: SdkPackage): Check[] => [
  { what: 'the package holds what is compiled, and its papers', prove: async () => contents(sdk.files) },
  { what: 'nothing in it that Hermes or a phone of today lacks', prove: async () => constructs(sdk) },
  { what: 'publint, strictly', prove: () => publint(sdk.tarball) },
  { what: 'Are the Types Wrong, in every resolution', prove: () => areTheTypesWrong(sdk) },
];

const papers = ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'];
const compiled = /^dist\/(esm|cjs)\/([\w-]+\/)*[\w-]+(\.js|\.d\.ts)$|^dist\/(esm|cjs)\/package\.json$/;
const test = /(^|[/.])(test|spec|__tests__)[/.]/;

function contents(files: readonly string[]): string {
  const missing = papers.filter((paper) => !files.includes(paper)).map((paper) => `${paper} is missing`);
  const others = files.filter((file) => !papers.includes(file) && (!compiled.test(file) || test.test(file)));
  const wrong = [...missing, ...others.map((file) => `${file} does not belong there`)];
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
    // The compiler leaves the comments out.
    const { code } = transformSync(readFileSync(join(folder, file), 'utf8'), { target: 'esnext', legalComments: 'none' });
    return Object.entries(forbidden)
      .filter(([, pattern]) => pattern.test(code))
      .map(([what]) => `${file} has ${what}`);
  });
  if (found.length > 0) throw new Error(found.join('\n'));
  return `${programs.length} programs`;
}

async function publint(tarball: string): Promise<string> {
  const said = await runNode([installed('publint/src/cli.js'), 'run', tarball, '--strict'], '.');
  // It ends well when it has suggestions, too.
  if (!said.includes('All good!')) throw new Error(said);
  return '';
}

async function areTheTypesWrong({ tarball, app }: SdkPackage): Promise<string> {
  const args = ['--format', 'ascii', '--no-emoji', '--no-color', '--no-definitely-typed'];
  await runNode([installed('@arethetypeswrong/cli/dist/index.js'), tarball, ...args], app);
  return '';
}
