import type { Break } from '../break';
import { type BreakingLine, grouped } from '../grouped';

/** What the app must provide, and what it must expect. These lines restrict the app: it is their addition that breaks apps. */
const restriction = /^(.*): (required|can be \w+)$/;

/**
 * Returns the changes of a public TypeScript interface that break apps.
 * @param recorded the lines of the last release, as `surfaceOf` returns them.
 * @param current the lines of the working copy.
 * @param where the path of the record.
 */
export function typescriptBreaks(recorded: readonly string[], current: readonly string[], where: string): Break[] {
  const [before, after] = [new Set(recorded), new Set(current)];
  const gone = recorded.filter((line) => !after.has(line) && !restriction.test(line)).map((line) => missing(line, current));
  const added = current.filter((line) => !before.has(line)).flatMap((line) => restricting(line, recorded));
  return grouped([...gone, ...added], where);
}

function missing(line: string, current: readonly string[]): BreakingLine {
  const [type = line] = /^(typeof )?[^:.([<]+/.exec(line) ?? [];
  return isKnown(type, current) ? { owner: memberOf(line), what: `Missing: \`${line}\`` } : { owner: type, what: `Missing: \`${type}\`` };
}

/** A restriction of a type that is new restricts nobody. */
function restricting(line: string, recorded: readonly string[]): BreakingLine[] {
  const [, path = '', kind] = restriction.exec(line) ?? [];
  if (kind === undefined) return [];
  const isRequired = kind === 'required';
  if (!isKnown(isRequired ? path.replace(/(\.[^.(]+|\(\d+\))$/, '') : path, recorded)) return [];
  return [{ owner: memberOf(line), what: isRequired ? `Apps must provide \`${path}\`` : `\`${path}\` ${kind}` }];
}

/** Whether a surface has a line about a path. */
const isKnown = (path: string, lines: readonly string[]): boolean =>
  lines.some((line) => line.startsWith(path) && /^[:.([<]/.test(line.slice(path.length)));

const memberOf = (line: string): string => /^[^:.([<]+(\.[^:.([<]+)?/.exec(line)?.[0] ?? line;
