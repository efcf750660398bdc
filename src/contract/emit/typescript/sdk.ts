import type { Contract } from '../../model';
import { emitClient } from './client';
import { emitConstruct } from './construct';
import { emitConversions } from './conversions';
import { emitFixtures } from './fixtures';
import { emitOperations } from './operations';
import { emitSchemas } from './schemas';
import { emitTanStackQuery } from './tanstack-query';

/**
 * Emits the generated files of the TypeScript SDK: file name → content.
 * @param types the output of openapi-typescript for the contract
 * @throws ContractError for a part of the contract that the SDK cannot express
 */
export function emitTypeScript(contract: Contract, types: string): Map<string, string> {
  return new Map([
    ['types.ts', withOpenEnums(contract, types)],
    ['schemas.ts', emitSchemas(contract)],
    ['operations.ts', emitOperations(contract)],
    ['client.ts', emitClient(contract)],
    ['construct.ts', emitConstruct(contract)],
    ['conversions.ts', emitConversions(contract)],
    ['fixtures.ts', emitFixtures(contract)],
    ['tanstack-query.ts', emitTanStackQuery(contract)],
  ]);
}

/**
 * Adds `| (string & {})` to each `x-extensible-enum`. An older app can receive values that it does not know, and editors still suggest the known ones.
 */
function withOpenEnums({ document }: Contract, types: string): string {
  const schemas = Object.entries(document.components?.schemas ?? {}).filter(([, schema]) => 'x-extensible-enum' in schema);
  return schemas.reduce((text, [name]) => text.replace(new RegExp(`^( +${name}: "[^;]*");$`, 'm'), '$1 | (string & {});'), types);
}
