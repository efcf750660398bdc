import type { Contract } from '../../model';
import { emitMe } from './me';
import { emitMethods } from './methods';
import { emitOperations } from './operations';
import { emitProblems } from './problems';
import { emitSchemas } from './schemas';
import { SwiftTypes } from './types';
import { rejectUnsupported } from './unsupported';

/**
 * Returns the generated files of the Swift SDK: name → content.
 * @throws ContractError with the location of what Swift or the SDK cannot express.
 */
export function emitSwift(contract: Contract): Map<string, string> {
  const types = new SwiftTypes(contract);
  rejectUnsupported(contract, types);
  return new Map([
    ['Schemas.swift', emitSchemas(contract, types)],
    ['Problems.swift', emitProblems(contract, types)],
    ['Operations.swift', emitOperations(contract, types)],
    ['Client+Operations.swift', emitMethods(contract, types)],
    ['Client+Me.swift', emitMe(contract, types)],
  ]);
}
