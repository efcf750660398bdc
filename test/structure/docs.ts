import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { root, textOf } from './files';

/** The files, scripts and anchors that a document can name. */
export interface Project {
  files: readonly string[];
  scripts: readonly string[];
  /** Returns the anchors of the headings of a Markdown file. Reads the file when absent. */
  anchorsOf?: (file: string) => readonly string[];
}

/** A file of the guided tour and the names that it exports. */
export interface Stop {
  file: string;
  names: string[];
}

const folders = /^(\.github|clients|docs|generated|infra|src|test)\//;
const fileName = /\.(cjs|js|json|md|mjs|swift|ts|yaml|yml)$/;
const madeLater = /^(\.build|\.data|cdk\.out|clients\/typescript\/dist|coverage|dist|node_modules)(\/|$)/;

const looksLikePath = (text: string): boolean =>
  /^[\w.@<>*/-]+$/.test(text) && !madeLater.test(text) && (folders.test(text) || fileName.test(text));

/** `<operationId>` and `*` match any name. A name without a folder matches a file in any folder. */
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

/** Returns the anchors that GitHub gives to the headings of a Markdown text. */
export function anchorsIn(text: string): string[] {
  const prose = text.replaceAll(/^```[^]*?^```/gm, '');
  return matches(prose, /^#{1,6} (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

const anchorsOfFile = (file: string): string[] => (file.endsWith('.md') && existsSync(join(root, file)) ? anchorsIn(textOf(file)) : []);

function deadLinks(document: string, text: string, { files, anchorsOf = anchorsOfFile }: Project): string[] {
  return matches(text, /\]\(([^)\s]+)\)/g)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? document : posix.join(posix.dirname(document), path);
      return (path !== '' && !exists(file, files)) || (anchor !== undefined && !anchorsOf(file).includes(anchor));
    });
}

/** Returns the paths, links, anchors and npm scripts that a document names and that do not exist. */
export function deadReferences(document: string, text: string, project: Project): string[] {
  const paths = matches(text, /`([^`\n]+)`/g).filter((span) => looksLikePath(span) && !exists(span, project.files));
  return [...paths, ...deadLinks(document, text, project), ...deadScripts(text, project.scripts)];
}

/** Returns the rows of the guided tour: | 1 | `file` → `name`, `name` | what to look at |. A file without code has no names. */
export const tourIn = (text: string): Stop[] =>
  [...text.matchAll(/^\| \d+ \| `([^`]+)`(?: → ([^|]+))? \|/gm)].map(([, file = '', names = '']) => ({
    file,
    names: matches(names, /`(\w+)`/g),
  }));

/** Returns the names that a TypeScript file exports by a declaration. */
export const exportsOf = (text: string): string[] =>
  matches(text, /^export (?:declare )?(?:async )?(?:abstract )?(?:const|function|class|interface|type|enum) (\w+)/gm);
