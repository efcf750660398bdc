import type { Contract } from '../../model';
import { emitClient, emitConstruct, emitConversions } from './client';
import { emitTable } from './operations';
import { emitSchemas } from './schemas';

/**
 * The generated files of the TypeScript SDK, by name.
 * @param types what openapi-typescript makes of the contract
 * @throws ContractError with the place of what it cannot express
 */
export function emitTypeScript(contract: Contract, types: string): Map<string, string> {
  return new Map([
    ['types.ts', withOpenCodes(contract, types)],
    ['schemas.ts', emitSchemas(contract)],
    ['operations.ts', emitTable(contract)],
    ['client.ts', emitClient(contract)],
    ['construct.ts', emitConstruct(contract)],
    ['conversions.ts', emitConversions(contract)],
  ]);
}

/**
 * The types with `| (string & {})` behind the values of each `x-extensible-enum`: an older app meets values that it does not know,
 * and editors still propose the known ones.
 */
function withOpenCodes({ document }: Contract, types: string): string {
  const schemas = Object.entries(document.components?.schemas ?? {}).filter(([, schema]) => 'x-extensible-enum' in schema);
  return schemas.reduce((text, [name]) => text.replace(new RegExp(`^( +${name}: "[^;]*");$`, 'm'), '$1 | (string & {});'), types);
}
