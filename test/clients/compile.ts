import { resolve } from 'node:path';
import ts from 'typescript';

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
  types: ['node'],
  typeRoots: [resolve(__dirname, '../../node_modules/@types')],
  allowJs: true,
  checkJs: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  noEmit: true,
};

// Shared between programs: the types of a platform never change.
const platform = new Map<string, ts.SourceFile | undefined>();

/**
 * Creates a program from the files of an app.
 * @param changed file → text that replaces the content of the file
 */
export function programOf(files: readonly string[], changed: ReadonlyMap<string, string> = new Map()): ts.Program {
  const host = ts.createCompilerHost(options);
  const parse = host.getSourceFile.bind(host);
  const read = host.readFile.bind(host);
  host.readFile = (file) => changed.get(file) ?? read(file);
  host.getSourceFile = (file, ...rest) => {
    if (!/\/(@types|typescript)\//.test(file)) return parse(file, ...rest);
    if (!platform.has(file)) platform.set(file, parse(file, ...rest));
    return platform.get(file);
  };
  return ts.createProgram(files, options, host);
}

/** Returns the errors of the compiler. */
export const compileErrors = (program: ts.Program): string[] =>
  ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const location = file === undefined ? '' : `${file.fileName}:${file.getLineAndCharacterOfPosition(start).line + 1} `;
    return location + ts.flattenDiagnosticMessageText(messageText, '\n');
  });

/** Removes the types of a TypeScript module. */
export const javascriptOf = (text: string): string =>
  ts.transpileModule(text, { compilerOptions: { ...options, module: ts.ModuleKind.ES2022 } }).outputText;
