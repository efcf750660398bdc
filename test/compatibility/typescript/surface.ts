import ts from 'typescript';
import type { EntryPoint } from './entry-points';
import { type Exported, TypeWriter } from './type-writer';

/**
 * Returns the public interface of a package as sorted lines.
 *
 * | line | meaning |
 * |---|---|
 * | `CallOptions.retries: number` | the type of a member; a union has one line for each of its types |
 * | `GetUserInput.userId: required` | the app must provide this member or argument |
 * | `UserProfile.bio: can be undefined` | the app must expect that this member is absent |
 * | `Client.getUser(1): GetUserInput` | the type of the first parameter |
 * | `Client.getUser(): Promise`, `Client.getUser()<1>: ApiResponse` | the type of the result, and its first type argument |
 *
 * Types that are not exported are expanded where they are used, so that a change inside the package does not change the lines. A generic alias
 * is written as its text, with the aliases behind it.
 * @throws Error if an entry point has no declarations.
 */
export function surfaceOf(program: ts.Program, entryPoints: readonly EntryPoint[]): string[] {
  const checker = program.getTypeChecker();
  const exported = entryPoints.flatMap((entryPoint) => exportsOf(program, checker, entryPoint));
  const writer = new TypeWriter(checker, exported);
  for (const each of exported) if (each.symbol.flags & ts.SymbolFlags.Value) writer.writeValue(each);
  for (const each of exported) if (each.symbol.flags & ts.SymbolFlags.Type) writer.writeUnused(each);
  return writer.lines();
}

function exportsOf(program: ts.Program, checker: ts.TypeChecker, { name: prefix, file }: EntryPoint): Exported[] {
  const source = program.getSourceFile(file);
  const index = source && checker.getSymbolAtLocation(source);
  if (index === undefined) throw new Error(`package.json exports "./${prefix}", but ${file} has no declarations. Build the package.`);
  return checker.getExportsOfModule(index).map((symbol) => ({
    name: prefix === '' ? symbol.name : `${prefix}/${symbol.name}`,
    symbol: symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
  }));
}
