import { emitApiGateway } from './emit/api-gateway/definition';
import { emitOperations } from './emit/operations';
import { emitPersonalData } from './emit/personal-data';
import { emitProblems } from './emit/problems';
import { emitFixtures } from './emit/swift/fixtures';
import { emitSwift } from './emit/swift/sdk';
import { emitTimeZones } from './emit/time-zones';
import { emitTypes } from './emit/types';
import { emitTypeScript } from './emit/typescript/sdk';
import { emitValidators } from './emit/validators';
import { readContract } from './read/contract';

/**
 * Generates all files from the text of openapi.yaml.
 * @returns the content of each file, by its path from the root of the project
 * @throws ContractError for the first thing in the contract that is not supported
 */
export async function generate(text: string): Promise<Map<string, string>> {
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
    ...below('clients/swift/Sources/UserProfilesFixtures/Generated', emitFixtures(contract)),
  ]);
}

function below(folder: string, files: Map<string, string>): [string, string][] {
  return [...files].map(([name, content]) => [`${folder}/${name}`, content]);
}
