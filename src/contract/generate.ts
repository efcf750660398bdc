import { emitApiGateway } from './emit/api-gateway/definition';
import { emitOperations } from './emit/operations';
import { emitPersonalData } from './emit/personal-data';
import { emitProblems } from './emit/problems';
import { readContract } from './read/contract';
import { emitSwift } from './emit/swift/sdk';
import { emitTypeScript } from './emit/typescript/sdk';
import { emitTimeZones } from './emit/time-zones';
import { emitTypes } from './emit/types';
import { emitValidators } from './emit/validators';

/**
 * Compiles the text of the contract into the generated files: path below the root of the project → content.
 * @throws ContractError with the place of what cannot be compiled.
 */
export async function compile(text: string): Promise<Map<string, string>> {
  const contract = readContract(text);
  const types = await emitTypes(contract);
  const validators = await emitValidators(contract);
  return new Map([
    ['generated/types.ts', types],
    ['generated/operations.ts', emitOperations(contract)],
    ['generated/problems.ts', emitProblems(contract)],
    ['generated/personal-data.ts', emitPersonalData(contract)],
    ['generated/time-zones.ts', emitTimeZones(contract)],
    ...below('generated/validators', validators),
    ['generated/api-gateway.json', emitApiGateway(contract)],
    ...below('clients/typescript/src/generated', emitTypeScript(contract, types)),
    ...below('clients/swift/Sources/UserProfiles/Generated', emitSwift(contract)),
  ]);
}

function below(folder: string, files: Map<string, string>): [string, string][] {
  return [...files].map(([name, content]) => [`${folder}/${name}`, content]);
}
