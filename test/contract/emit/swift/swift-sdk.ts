import { readContract } from '../../../../src/contract/read/contract';
import { emitSwift } from '../../../../src/contract/emit/swift/sdk';
import { edited } from '../../small-contract';

type Edits = [from: string, to: string][];

const code = "        code: { $ref: '#/components/schemas/ProblemCode' }\n";

/** Returns the small contract with the problem document that the SDK reads, and with edits. */
export const smallSdk = (...edits: Edits): string => edited([code, `${code}        requestId: { type: string }\n`], ...edits);

/** Returns everything that is generated from the edited small contract. */
export function swiftOf(...edits: Edits): string {
  return [...emitSwift(readContract(smallSdk(...edits))).values()].join('');
}

/** Returns the code of a declaration, indented as in the namespace. */
export const nested = (declaration: string): string => declaration.replaceAll(/^(?=.)/gm, '  ');

/** Returns why the generator of the Swift SDK rejects the edited small contract. It fails if the reader of the contract rejects it. */
export function swiftError(...edits: Edits): string {
  const contract = readContract(smallSdk(...edits));
  try {
    emitSwift(contract);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'accepted';
}

export const thing = '    Thing:\n      type: object\n      properties:\n        name: { type: string }';
export const thingRequest = '    ThingRequest:\n      type: object\n      properties:\n        name: { type: string }';
export const dryRun = '        - { name: dryRun, in: query, schema: { type: boolean } }\n';
export const response = "          content:\n            application/json:\n              schema: { $ref: '#/components/schemas/Thing' }\n";
export const requestBody = `      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/ThingRequest' }
`;
