import { posix } from 'node:path';

/** What a document may name. */
export interface Project {
  files: readonly string[];
  scripts: readonly string[];
}

const folders = /^(\.github|clients|docs|generated|infra|src|test)\//;
const fileName = /\.(cjs|js|json|md|mjs|swift|ts|yaml|yml)$/;
const madeLater = /^(\.build|\.data|cdk\.out|clients\/typescript\/dist|coverage|dist|node_modules)(\/|$)/;

const looksLikePath = (text: string): boolean =>
  /^[\w.@<>*/-]+$/.test(text) && !madeLater.test(text) && (folders.test(text) || fileName.test(text));

/** `<operationId>` and `*` stand for anything; a name without a folder may be that of a file anywhere. */
function exists(path: string, files: readonly string[]): boolean {
  const pattern = posix
    .normalize(path)
    .replace(/\/$/, '')
    .replaceAll(/[.+]/g, String.raw`\$&`)
    .replaceAll(/<\w+>|\*+/g, '[^/]*');
  const start = path.includes('/') ? '^' : '(^|/)';
  return files.some((file) => new RegExp(`${start}${pattern}($|/)`).test(file));
}

const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, first = '']) => first);

function deadScripts(text: string, scripts: readonly string[]): string[] {
  const named = [...matches(text, /\bnpm run (?:--silent )?([\w:-]+)/g), ...matches(text, /\bnpm (start|test)\b/g)];
  return named.filter((script) => !scripts.includes(script)).map((script) => `npm run ${script}`);
}

function deadLinks(document: string, text: string, files: readonly string[]): string[] {
  return matches(text, /\]\(([^)\s]+)\)/g)
    .filter((target) => !/^([a-z]+:|#)/.test(target))
    .filter((target) => !exists(posix.join(posix.dirname(document), target.replace(/#.*$/, '')), files));
}

/** The paths, links and npm scripts that a document names and that are not there. */
export function deadReferences(document: string, text: string, { files, scripts }: Project): string[] {
  const paths = matches(text, /`([^`\n]+)`/g).filter((span) => looksLikePath(span) && !exists(span, files));
  return [...paths, ...deadLinks(document, text, files), ...deadScripts(text, scripts)];
}
