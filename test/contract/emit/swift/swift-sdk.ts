import { readContract } from '../../../../src/contract/read/contract';
import { emitSwift } from '../../../../src/contract/emit/swift/sdk';
import { edited } from '../../small-contract';

type Edits = [from: string, to: string][];

const code = "        code: { $ref: '#/components/schemas/ProblemCode' }\n";

/** The small contract with the problem document that the SDK reads. */
export const smallSdk = (...edits: Edits): string => edited([code, `${code}        requestId: { type: string }\n`], ...edits);

/** All that is emitted for the small contract. */
export function swiftOf(...edits: Edits): string {
  return [...emitSwift(readContract(smallSdk(...edits))).values()].join('');
}

/** Why the Swift SDK refuses the small contract; what the reader refuses is no answer to that. */
export function swiftRefusal(...edits: Edits): string {
  const contract = readContract(smallSdk(...edits));
  try {
    emitSwift(contract);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'not refused';
}

export const thing = '    Thing:\n      type: object\n      properties:\n        name: { type: string }';
export const thingRequest = '    ThingRequest:\n      type: object\n      properties:\n        name: { type: string }';
export const dryRun = '        - { name: dryRun, in: query, schema: { type: boolean } }\n';
export const answer = "          content:\n            application/json:\n              schema: { $ref: '#/components/schemas/Thing' }\n";
export const requestBody = `      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/ThingRequest' }
`;
