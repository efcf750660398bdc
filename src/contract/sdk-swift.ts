import type { Contract } from './model';
import { emitMethods } from './sdk-swift-methods';
import { emitOperations } from './sdk-swift-operations';
import { emitProblems } from './sdk-swift-problems';
import { refuseUnsupported } from './sdk-swift-refusals';
import { emitSchemas } from './sdk-swift-schemas';
import { SwiftTypes } from './sdk-swift-types';

/**
 * The generated files of the Swift SDK: name → content.
 * @throws ContractError with the place of what Swift or the SDK cannot express.
 */
export function emitSwift(contract: Contract): Map<string, string> {
  const types = new SwiftTypes(contract);
  refuseUnsupported(contract, types);
  return new Map([
    ['Schemas.swift', emitSchemas(contract, types)],
    ['Problems.swift', emitProblems(contract)],
    ['Operations.swift', emitOperations(contract, types)],
    ['Client+Operations.swift', emitMethods(contract, types)],
  ]);
}
