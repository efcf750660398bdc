import type { Contract } from './model';
import { emitClient, emitConstruct, emitConversions } from './sdk-typescript-client';
import { emitTable } from './sdk-typescript-operations';
import { emitSchemas } from './sdk-typescript-shapes';

/**
 * The generated files of the TypeScript SDK, by name.
 * @param types what openapi-typescript makes of the contract
 * @throws ContractError with the place of what it cannot express
 */
export function emitTypeScript(contract: Contract, types: string): Map<string, string> {
  return new Map([
    ['types.ts', types],
    ['schemas.ts', emitSchemas(contract)],
    ['operations.ts', emitTable(contract)],
    ['client.ts', emitClient(contract)],
    ['construct.ts', emitConstruct(contract)],
    ['conversions.ts', emitConversions(contract)],
  ]);
}
