import type { Break } from '../break';
import { type BreakingLine, grouped } from '../grouped';
import { accepts, callable } from './declarations';

/**
 * Returns the changes of a public Swift interface that break apps.
 * @param recorded the lines of the last release, as `swiftSurface` returns them.
 * @param current the lines of the working copy.
 * @param where the path of the record.
 */
export function swiftBreaks(recorded: readonly string[], current: readonly string[], where: string): Break[] {
  const [before, after] = [new Set(recorded), new Set(current)];
  const removed = recorded.filter((line) => !after.has(line) && !isReplaced(line, current));
  const added = current.filter((line) => !before.has(line));
  return grouped(
    [...removed.map((line) => missing(line, current)), ...added.filter((line) => restricts(line, recorded, after)).map(demanding)],
    where,
  );
}

const memberLine = /^(\S+)(: | requires | conforms to )([^]*)$/;

/** Returns the type and the declaration of a member. A line that declares a type has no type before it. */
function split(line: string): { type: string; joint: string; declaration: string } {
  const [, type, joint = '', declaration = line] = memberLine.exec(line) ?? [];
  return { type: type ?? nameIn(line), joint, declaration };
}

/** Returns the name in a declaration: `getUser` of `func getUser(userId: String)`. */
const nameIn = (declaration: string): string =>
  /\b(?:func|var|let|case|typealias|struct|enum|class|actor|protocol) (`?[^ (:<]+)/.exec(declaration)?.[1] ??
  /^[\w.]+/.exec(declaration)?.[0] ??
  declaration;

/** An initializer and a subscript have no name of their own. */
const ownerOf = (type: string, declaration: string): string =>
  /^(static )?(init|subscript)\b/.test(declaration) ? type : `${type}.${nameIn(declaration)}`;

const declares = (type: string, lines: readonly string[]): boolean => lines.some((line) => split(line).type === type);

function missing(line: string, current: readonly string[]): BreakingLine {
  const { type, joint, declaration } = split(line);
  if (joint === '' || !declares(type, current)) return { owner: type, what: `Missing: \`${type}\`` };
  return { owner: ownerOf(type, declaration), what: `Missing: \`${line}\`` };
}

/** Whether another function accepts all calls of a function that is gone. */
function isReplaced(line: string, current: readonly string[]): boolean {
  const { type, joint, declaration } = split(line);
  const before = callable(declaration);
  if (before === undefined) return false;
  const siblings = current.map(split).filter((other) => other.type === type && other.joint === joint);
  return siblings.some((other) => {
    const now = callable(other.declaration);
    return now !== undefined && accepts(now, before);
  });
}

/** Whether an addition restricts apps: a case that a `switch` does not handle, or a requirement that a type of the app does not meet. */
function restricts(line: string, recorded: readonly string[], current: ReadonlySet<string>): boolean {
  const { type, joint, declaration } = split(line);
  if (!declares(type, recorded)) return false;
  if (joint === ' requires ') return !current.has(`${type}: ${declaration}`);
  return declaration.startsWith('case ') && !recorded.some((each) => openCase.test(each) && split(each).type === type);
}

/** Apps handle values of later releases as `.unknown` or `.other`, and the README tells them to write a `default`. */
const openCase = /: case (unknown|other)\(/;

function demanding(line: string): BreakingLine {
  const { type, joint, declaration } = split(line);
  const what = joint === ' requires ' ? `Types of apps must now provide \`${line}\`` : `A \`switch\` of an app must now handle \`${line}\``;
  return { owner: ownerOf(type, declaration), what };
}
