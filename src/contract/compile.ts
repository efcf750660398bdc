import { emitApiGateway } from './api-gateway';
import { emitOperations } from './operations';
import { emitProblems } from './problems';
import { readContract } from './read';
import { emitTypes } from './types';
import { emitValidators } from './validators';

/**
 * Compiles the text of the contract into the generated files: path below the root of the project → content.
 * @throws ContractError with the place of what cannot be compiled.
 */
export async function compile(text: string): Promise<Map<string, string>> {
  const contract = readContract(text);
  const validators = await emitValidators(contract);
  return new Map([
    ['generated/types.ts', await emitTypes(contract)],
    ['generated/operations.ts', emitOperations(contract)],
    ['generated/problems.ts', emitProblems(contract)],
    ...[...validators].map(([name, content]): [string, string] => [`generated/validators/${name}`, content]),
    ['generated/api-gateway.json', emitApiGateway(contract)],
  ]);
}
