import { createSourceFile, forEachChild, type Node, ScriptTarget, SyntaxKind } from 'typescript';

/** Written so that this file does not find itself. */
const silenced = /(?:es|ox)lint-dis[a]ble|@ts-(?:ign[o]re|nochec[k])/;
const expected = /@ts-expect-erro[r]/;
const leftOut = /\b(?:it|test|describe)(?:\.each)?\.(?:skip|only|todo)\b|\b(?:xit|fit|xdescribe|fdescribe)\(/;

const mostLines = 250;

function saysAny(text: string): boolean {
  const look = (node: Node): boolean => node.kind === SyntaxKind.AnyKeyword || forEachChild(node, look) === true;
  return look(createSourceFile('file.ts', text, ScriptTarget.Latest));
}

/** What a file does that no file of the project does. */
export function badHabits(file: string, text: string): string[] {
  const found: [boolean, string][] = [
    [silenced.test(text), 'silences a check'],
    [expected.test(text) && !file.startsWith('test/types/'), 'expects an error outside test/types'],
    [leftOut.test(text), 'leaves tests out'],
    [file.endsWith('.ts') && saysAny(text), 'says any'],
    [file.startsWith('src/') && text.trimEnd().split('\n').length > mostLines, `has more than ${mostLines} lines`],
  ];
  return found.filter(([is]) => is).map(([, what]) => `${file} ${what}`);
}
