import {
  createSourceFile,
  forEachChild,
  isCallExpression,
  isVariableDeclaration,
  type Node,
  ScriptTarget,
  type SourceFile,
  SyntaxKind,
} from 'typescript';

/** Written so that this file does not match itself. */
const suppression = /(?:es|ox)lint-dis[a]ble|@ts-(?:ign[o]re|nochec[k])/;
const expectedError = /@ts-expect-erro[r]/;
const skippedTest = /\b(?:it|test|describe)(?:\.each)?\.(?:skip|only|todo)\b|\b(?:xit|fit|xdescribe|fdescribe)\(/;

const maxLines = 250;
const ofProduct = /^(?:src|infra|clients\/typescript\/src)\//;

function some(node: Node, matches: (node: Node) => boolean): boolean {
  return matches(node) || forEachChild(node, (child) => some(child, matches)) === true;
}

const usesAny = (file: SourceFile): boolean => some(file, ({ kind }) => kind === SyntaxKind.AnyKeyword);

/** `const value: T = JSON.parse(text)` is a cast that nothing checks, because JSON.parse returns `any`. */
const declaresParsedJson = (file: SourceFile): boolean =>
  some(file, (node) => {
    if (!isVariableDeclaration(node) || !node.initializer || !isCallExpression(node.initializer)) return false;
    return node.initializer.expression.getText(file) === 'JSON.parse' && node.type?.kind !== SyntaxKind.UnknownKeyword;
  });

/** Returns the rules of the project that a file breaks. */
export function badHabits(path: string, text: string): string[] {
  const file = createSourceFile(path, text, ScriptTarget.Latest);
  const found: [boolean, string][] = [
    [suppression.test(text), 'suppresses a check'],
    [expectedError.test(text) && !path.startsWith('test/types/'), 'expects a compile error outside test/types'],
    [skippedTest.test(text), 'skips tests'],
    [path.endsWith('.ts') && usesAny(file), 'uses any'],
    [
      ofProduct.test(path) && path.endsWith('.ts') && declaresParsedJson(file),
      'declares the result of JSON.parse as another type than unknown',
    ],
    [path.startsWith('src/') && text.trimEnd().split('\n').length > maxLines, `has more than ${maxLines} lines`],
  ];
  return found.filter(([isBroken]) => isBroken).map(([, what]) => `${path} ${what}`);
}
